import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { seed1 } from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';
import { FiguresByConflict } from './figures-by-conflict';

test('no two regions of a page are named alike, two conflicts of one name included', () => {
  const { conflict } = exampleView([seed1]);
  const other = { ...seed1, id: 'B00001U', conflict: { ...seed1.conflict, id: 'another' } };
  const named = (name: string) => {
    const conflicts = [
      { ...conflict, id: seed1.conflict.id },
      { ...conflict, id: 'another', name },
    ];
    const html = renderToStaticMarkup(
      <FiguresByConflict figures={[seed1, other]} conflicts={conflicts} title="Says" none="" />,
    );
    return Array.from(
      html.matchAll(/<section class="wide-table" aria-label="([^"]*)"/g),
      ([, is]) => is,
    );
  };
  const alike = named(conflict.name);
  expect(alike).toHaveLength(2);
  expect(new Set(alike).size).toBe(2);
  expect(named('Another')[1]).toBe('Says: Another');
});
