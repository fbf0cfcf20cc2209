import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { extent } from '../extent';
import { sharedProgram } from './program';
import { inParallel } from './recorded/ask';

const { origin } = sharedProgram();
/** Pictures that are drawn at once: more would wait in vain. */
const AT_ONCE = 2;
/** Of the questions with rivals, how many `npm test` looks at; each takes a picture. */
const QUESTIONS = extent(12, Number.POSITIVE_INFINITY);

type Row = {
  figure_id: string;
  question: string;
  claimant: string;
  value: string;
  low: string;
  high: string;
};

/** The figures that carry a number, of each question that more than one claimant answers. */
async function listRivals(): Promise<Row[][]> {
  const text = await (await fetch(`${origin}/conflicts/nagorno-karabakh/figures.csv`)).text();
  const rows: Row[] = parse(text, { columns: true });
  const questions = new Map<string, Row[]>();
  for (const row of rows)
    if (row.value !== '' || row.low !== '' || row.high !== '')
      questions.set(row.question, [...(questions.get(row.question) ?? []), row]);
  return [...questions.values()].filter(
    (figures) => new Set(figures.map(({ claimant }) => claimant)).size > 1,
  );
}

test('the picture of a figure that has rivals shows all of them, each as a link', async () => {
  const all = await listRivals();
  expect(all.length).toBeGreaterThan(5);
  const missing = await inParallel(all.slice(0, QUESTIONS), AT_ONCE, async (figures) => {
    const path = `/figures/${figures[0]?.figure_id}.svg`;
    const svg = await (await fetch(origin + path)).text();
    const left = figures.filter(({ figure_id: id }) => !svg.includes(`/figures/${id}"`));
    return left.length === 0 || /\d+ of \d+ figures/.test(svg)
      ? []
      : [`${path} without ${left.map(({ figure_id: id }) => id).join(', ')}`];
  });
  expect(missing.flat()).toEqual([]);
});
