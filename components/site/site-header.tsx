import { SearchForm } from './search-form';
import { ThemeSwitch } from './theme-switch';

const PLACES = [
  { href: '/conflicts', name: 'Conflicts' },
  { href: '/sources', name: 'Sources' },
  { href: '/corrections', name: 'Corrections' },
  { href: '/methods', name: 'Methods' },
  { href: '/about', name: 'About' },
];

/** The name of the site, its main places and the search, on every page. */
export function SiteHeader() {
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <a className="site-name" href="/">
          Casualty Ledger
        </a>
        <ThemeSwitch />
        <nav aria-label="Main">
          <ul>
            {PLACES.map(({ href, name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <SearchForm id="site-search" />
      </div>
    </header>
  );
}
