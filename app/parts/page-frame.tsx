import type { ReactNode } from 'react';
import { publicOrigin } from '../reader';
import type { State } from '../state';

export type Crumb = { href: string; name: string };

/** Says that the page is of an earlier position, and leads to the newest. */
function PinnedBanner({ position, path }: { position: number; path: string }) {
  return (
    <aside className="banner" aria-label="Earlier state of the ledger">
      <p>
        You see this page as it stood at <strong>position {position}</strong> of the ledger, the
        last entry that had changed it by the position asked for. Its links lead to the newest
        state. <a href={path}>See the newest state of this page</a>
      </p>
    </aside>
  );
}

/**
 * The main part of a page, with the way that leads to it.
 * @param path the page's public address, without origin
 */
export function PageFrame(props: {
  state: State;
  path: string;
  trail?: Crumb[];
  children: ReactNode;
}) {
  const { state, path, trail = [], children } = props;
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
      <p className="on-paper">
        {publicOrigin()}
        {path}
        {state.mode === 'pinned' ? `?at=${state.position}` : ''}, printed with the ledger at
        position {state.position}
      </p>
    </main>
  );
}
