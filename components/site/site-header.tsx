import { SearchForm } from './search-form';

const PLACES = [
  { href: '/conflicts', name: 'Conflicts' },
  { href: '/datasets', name: 'Data' },
  { href: '/sources', name: 'Sources' },
  { href: '/corrections', name: 'Corrections' },
  { href: '/methods', name: 'Methods' },
  { href: '/api', name: 'API' },
];

function Places() {
  return (
    <ul>
      {PLACES.map(({ href, name }) => (
        <li key={href}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

/**
 * The name of the site, its main places and the search, on every page. On a phone the places and the
 * search are in a menu, which the browser opens by itself: of the two copies one is displayed.
 */
export function SiteHeader() {
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <a className="site-name" href="/">
          Casualty Ledger
        </a>
        <nav className="site-places" aria-label="Main">
          <Places />
        </nav>
        <div className="site-search">
          <SearchForm id="site-search" />
        </div>
        <details className="site-menu">
          <summary>Menu</summary>
          <div className="site-menu-panel">
            <SearchForm id="menu-search" />
            <nav aria-label="Menu">
              <Places />
            </nav>
          </div>
        </details>
      </div>
    </header>
  );
}
