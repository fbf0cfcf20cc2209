import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { openDatabase } from '@/db/client';
import { listFigures } from '@/db/queries/list-figures';
import { createFigureId } from '@/ledger/id';
import { EXAMPLE_GROUND, exampleFigureEntry } from './example-log';
import { createLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await createLedger();
  await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
});
afterAll(() => ledger.drop());

const APPENDERS = 8;
const EACH = 3;
/** Milliseconds between two looks: the watchers must leave the appenders room. */
const LOOK_EVERY = 20;
const PATIENCE = 120_000;

const newFigure = () =>
  exampleFigureEntry({ id: createFigureId((n) => crypto.getRandomValues(new Uint8Array(n))) });

/** Appends one after the other on a connection of its own, now and then two at once. */
async function appendMany(url: string): Promise<void> {
  const connection = openDatabase(url, { max: 1, name: 'test appender' });
  for (let i = 0; i < EACH; i++) {
    const entries = i % 3 === 0 ? [newFigure(), newFigure()] : [newFigure()];
    await appendEntries(connection.db, entries);
  }
  await connection.close();
}

describe('eight appenders at once', () => {
  test(
    'positions have no gap and no double, and no read pinned to a position ever changes',
    async () => {
      const pinned = new Map<number, string>();
      let appending = true;
      const watch = async () => {
        while (appending) {
          const [head] = await ledger.web.sql<{ position: string }[]>`
          select max(position) as position from ledger.entries`;
          const position = Number(head?.position);
          const figures = await listFigures(ledger.web.db, position, {
            conflict: 'avalon-lyonesse',
          });
          const seen = JSON.stringify(figures);
          expect(pinned.get(position) ?? seen).toBe(seen);
          pinned.set(position, seen);
          await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
        }
      };
      const watching = Promise.all([watch(), watch(), watch()]);
      await Promise.all(Array.from({ length: APPENDERS }, () => appendMany(ledger.editorUrl)));
      appending = false;
      await watching;

      expect(pinned.size).toBeGreaterThan(5);
      for (const [position, seen] of pinned) {
        const again = await listFigures(ledger.web.db, position, { conflict: 'avalon-lyonesse' });
        expect(JSON.stringify(again), `position ${position}`).toBe(seen);
      }
      const positions = await ledger.web.sql<{ position: string }[]>`
      select position from ledger.entries order by position`;
      const expected = EXAMPLE_GROUND.length + APPENDERS * (EACH + EACH / 3);
      expect(positions.map((row) => Number(row.position))).toEqual(
        Array.from({ length: expected }, (_, i) => i + 1),
      );
    },
    PATIENCE,
  );
});
