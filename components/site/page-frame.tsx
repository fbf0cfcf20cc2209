import type { ReactNode } from 'react';
import { publicOrigin } from '@/routes/origin';
import type { PageState } from '@/routes/page-state';
import { Edition } from './edition';

export type Crumb = { href: string; name: string };

/** Says that the page is of an earlier position, and leads to the newest. */
function PinnedBanner({ position, path }: { position: number; path: string }) {
  return (
    <aside className="banner" aria-label="Earlier state of the ledger">
      <p>
        You see this page as published on{' '}
        <strong>
          <Edition position={position} />
        </strong>
        : nothing between that day and the edition that you asked for changed it. Its links lead to
        the newest state. <a href={path}>See the newest state of this page</a>
      </p>
    </aside>
  );
}

/** The address under which this page will always be as it is now: what to share and to cite. */
function PinLine({ position, path }: { position: number; path: string }) {
  const address = pin(path, position);
  return (
    <p className="pin-line">
      As published on <Edition position={position} />. To share or cite this page as it stands:{' '}
      <a href={address}>
        {publicOrigin()}
        <wbr />
        {address}
      </a>
    </p>
  );
}

/** The address of a page's state. @param path with a query of its own, where it has one */
function pin(path: string, position: number): string {
  return `${path}${path.includes('?') ? '&' : '?'}at=${position}`;
}

/**
 * The main part of a page, with the way that leads to it.
 * @param path the page's public address without origin, with what it is filtered by
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
        {hasState ? pin(path, state.position) : path}, as published on{' '}
        <Edition position={state.position} />
      </p>
    </main>
  );
}
