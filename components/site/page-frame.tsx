import type { ReactNode } from 'react';
import { publicOrigin } from '@/routes/origin';
import type { PageState } from '@/routes/page-state';

export type Crumb = { href: string; name: string };

/** Says that the page is of an earlier position, and leads to the newest. */
function PinnedBanner({ position, path }: { position: number; path: string }) {
  return (
    <aside className="banner" aria-label="Earlier state of the ledger">
      <p>
        You see this page as it stood at <strong>position {position}</strong> of the ledger: no
        entry from there to the position asked for changed it. Its links lead to the newest state.{' '}
        <a href={path}>See the newest state of this page</a>
      </p>
    </aside>
  );
}

/** The address under which this page will always be as it is now: what to share and to cite. */
function PinLine({ position, path }: { position: number; path: string }) {
  const address = `${path}?at=${position}`;
  return (
    <p className="pin-line">
      To share or cite this page as it stands:{' '}
      <a href={address}>
        {publicOrigin()}
        <wbr />
        {address}
      </a>
    </p>
  );
}

/**
 * The main part of a page, with the way that leads to it.
 * @param path the page's public address, without origin
 * @param hasState whether the page has states that can be told apart by position: one that was not
 *   found and one made from what a reader typed have none, and a version is one itself
 */
export function PageFrame(props: {
  state: PageState;
  path: string;
  trail?: Crumb[];
  hasState?: boolean;
  children: ReactNode;
}) {
  const { state, path, trail = [], hasState = true, children } = props;
  return (
    <main id="content" tabIndex={-1}>
      {state.mode === 'pinned' ? <PinnedBanner position={state.position} path={path} /> : null}
      {trail.length > 0 ? (
        <nav className="trail" aria-label="Where this page belongs">
          <ol>
            {trail.map(({ href, name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      {children}
      {hasState && state.mode === 'live' ? <PinLine position={state.position} path={path} /> : null}
      <p className="on-paper">
        {publicOrigin()}
        {path}
        {hasState ? `?at=${state.position}` : ''}, printed with the ledger at position{' '}
        {state.position}
      </p>
    </main>
  );
}
