import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { listStoredFigures } from '@/db/queries/list-figures';
import type { NewEntry } from '@/figures/entry';
import { type Program, startProgram } from './program';

let program: Program;
beforeAll(async () => {
  program = await startProgram();
});
afterAll(() => program.stop());

const CLIENTS = 50;
const APPENDS = 10;
const PAGE = '/figures/HVTN2V3';
const CSV = '/conflicts/nagorno-karabakh/figures.csv';

/** A further version of the "near 300" figure, made from the newest one. */
async function nextVersion(value: number): Promise<NewEntry> {
  const [figure] = await listStoredFigures(program.ledger.web.db, 99_999, { ids: ['HVTN2V3'] });
  if (!figure) throw new Error('the figure is not there');
  const { body } = JSON.parse(figure.stored.record) as Extract<NewEntry, { kind: 'figure' }>;
  return {
    kind: 'figure',
    recorded_at: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    recorded_by: 'A test',
    why: 'To show that it shows',
    body: {
      ...body,
      version: figure.version + 1,
      value,
      change: { kind: 'our error', reason: 'A test', evidence: null },
    },
  };
}

describe('an entry appended while 50 clients read', () => {
  test('shows within a second, none steps back, and what was pinned before stays the same bytes', async () => {
    const pinned = `${CSV}?at=179`;
    const before = await (await fetch(`${program.origin}${pinned}`)).text();
    const appendedAt = new Map<number, number>();
    const shownAfter: number[] = [];
    let reading = true;
    const client = async () => {
      let newest = 0;
      const seen = new Set<number>();
      while (reading) {
        const response = await fetch(`${program.origin}${PAGE}`);
        const html = await response.text();
        const position = Number(response.headers.get('ledger-position'));
        expect(position).toBeGreaterThanOrEqual(newest);
        newest = position;
        for (const [value, at] of appendedAt) {
          if (!seen.has(value) && html.includes(`near ${value}`)) {
            seen.add(value);
            shownAfter.push(Date.now() - at);
          }
        }
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    for (let i = 1; i <= APPENDS; i++) {
      const entry = await nextVersion(400 + i);
      await appendEntries(program.ledger.editor.db, [entry]);
      const at = Date.now();
      appendedAt.set(400 + i, at);
      // The promise is one second; what is shown is looked at just then.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const html = await (await fetch(`${program.origin}${PAGE}`)).text();
      expect(html).toContain(`near ${400 + i}`);
    }
    reading = false;
    await clients;
    expect(shownAfter.length).toBeGreaterThan(CLIENTS);
    expect(await (await fetch(`${program.origin}${pinned}`)).text()).toBe(before);
  });
});
