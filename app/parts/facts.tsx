import type { ReactNode } from 'react';

export type Fact = { term: string; children: ReactNode };

/** Terms and what holds for them, one a line. */
export function Facts({ facts }: { facts: (Fact | null)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(({ term, children }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{children}</dd>
          </div>
        ))}
    </dl>
  );
}
