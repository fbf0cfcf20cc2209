import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { extent } from '../extent';
import { CORRECTED, nextVersion } from '../next-version';
import { type Program, startProgram, startProgramOn } from './program';

/** Two servers on one database, each with readers of its own. */
let first: Program;
let second: Program;
beforeAll(async () => {
  first = await startProgram();
  second = await startProgramOn({ ...first.ledger, drop: async () => {} });
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

const CLIENTS_OF_EACH = extent(3, 10);
const APPENDED = extent(3, 6);
const PAGE = `/figures/${CORRECTED}`;
const CSV = '/conflicts/nagorno-karabakh/figures.csv';
/** The promise is a second (`npm run bench:fresh` measures it); a loaded machine gets more here. */
const PATIENCE = 15_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const append = async (value: number) =>
  appendEntries(first.ledger.editor.db, [await nextVersion(first.ledger.web, value)]);

/** Reads a page again and again, until told to stop; each answer must be of the same state or a newer one. */
async function readOn(origin: string, isReading: () => boolean): Promise<number> {
  let newest = 0;
  let answers = 0;
  while (isReading()) {
    const response = await fetch(`${origin}${PAGE}`);
    await response.text();
    const position = Number(response.headers.get('ledger-position'));
    expect(position).toBeGreaterThanOrEqual(newest);
    newest = position;
    answers += 1;
  }
  return answers;
}

/** Looks at both servers until each shows a value. @throws Error when one does not in time */
async function waitUntilShown(value: number): Promise<void> {
  const until = Date.now() + PATIENCE;
  for (const { origin } of [first, second]) {
    while (!(await (await fetch(`${origin}${PAGE}`)).text()).includes(`near ${value}`)) {
      if (Date.now() > until) throw new Error(`${origin} does not show "near ${value}"`);
      await pause(50);
    }
  }
}

describe('an entry appended while two servers are read by many clients each', () => {
  test('shows on both, no client ever steps back, and a pinned file stays', async () => {
    const pinned = `${CSV}?at=170`;
    const before = await (await fetch(`${first.origin}${pinned}`)).text();
    let reading = true;
    const clients = Promise.all(
      [first, second].flatMap(({ origin }) =>
        Array.from({ length: CLIENTS_OF_EACH }, () => readOn(origin, () => reading)),
      ),
    );
    for (let value = 401; value <= 400 + APPENDED; value += 1) {
      await append(value);
      await waitUntilShown(value);
    }
    reading = false;
    for (const answers of await clients) expect(answers).toBeGreaterThan(5);
    expect(await (await fetch(`${first.origin}${pinned}`)).text()).toBe(before);
  });

  test('shows too when every connection of the servers was cut just before', async () => {
    expect(await first.ledger.cutServers()).toBeGreaterThanOrEqual(2);
    await append(407);
    await waitUntilShown(407);
  });
});
