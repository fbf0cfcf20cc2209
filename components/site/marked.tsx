import type { ReactNode } from 'react';

/** Text in which names stand between backticks. */
export function Marked({ text }: { text: string }): ReactNode {
  const [before = '', name, ...after] = text.split('`');
  if (name === undefined) return before;
  return (
    <>
      {before}
      <code>{name}</code>
      <Marked text={after.join('`')} />
    </>
  );
}
