import type { ReactNode } from 'react';

/** `id` is for what other pages lead to. */
export type Fact = { term: string; id?: string; children: ReactNode };

/** Terms and what holds for them, one a line. */
export function Facts({ facts }: { facts: (Fact | null)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(({ term, id, children }) => (
          <div key={term} id={id}>
            <dt>{term}</dt>
            <dd>{children}</dd>
          </div>
        ))}
    </dl>
  );
}
