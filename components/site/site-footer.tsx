import { publisherName } from '@/routes/origin';
import { ThemeSwitch } from './theme-switch';

const PLACES = [
  { href: '/about', name: 'About' },
  { href: '/about#report', name: 'Report an error' },
  { href: '/methods', name: 'Methods' },
  { href: '/releases', name: 'Releases' },
  { href: '/about#licences', name: 'Licences' },
];

/** Who publishes this copy, what holds for every number on every page, and the theme. */
export function SiteFooter() {
  const publisher = publisherName();
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <p>
          {publisher === null
            ? 'This is a private copy of Casualty Ledger: nobody has put their name to it.'
            : `Published by ${publisher}.`}{' '}
          Every number here is somebody’s claim: cite its original source first. The compilation of
          figures is licensed{' '}
          <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener noreferrer">
            CC BY 4.0
          </a>
          .
        </p>
        <nav aria-label="About this site">
          <ul>
            {PLACES.map(({ href, name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeSwitch />
      </div>
    </footer>
  );
}
