import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createShippedLedger } from '../ledger';
import { type Bench, createBench } from './bench';

const TUTORIAL = path.resolve(import.meta.dirname, '../../../docs/your-conflict.md');

let bench: Bench;
beforeAll(async () => {
  bench = await createBench(await createShippedLedger());
});
afterAll(() => bench.drop());

/** The tutorial's blocks to be copied, in their order. */
function listBlocks(): { language: string; text: string }[] {
  const found = readFileSync(TUTORIAL, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...found].map(([, language = '', text = '']) => ({ language, text }));
}

const FILES: Record<string, string> = { yaml: 'conflict.yaml', csv: 'figures.csv' };

test('the tutorial, walked by its own blocks, ends with a second conflict', async () => {
  const folder = path.join(bench.folder, 'the-troubles');
  const ran: string[] = [];
  for (const { language, text } of listBlocks()) {
    const file = FILES[language];
    if (file) writeFileSync(path.join(folder, file), text);
    const commands = text.split('\n').filter((line) => line.startsWith('npx casualty-ledger '));
    for (const line of commands) {
      const [command = '', ...args] = line.split(' ').slice(2);
      ran.push(command);
      // The preview of such a folder has a test of its own, with a browser's requests.
      if (command === 'preview') continue;
      const given = args.map((arg) => (arg === 'the-troubles' ? folder : arg));
      const { code, err } = await bench.run(command, ...given);
      expect({ line, code }, err).toEqual({ line, code: 0 });
    }
  }
  expect(ran).toEqual(['new', 'preview', 'check', 'add', 'add']);
  const [row] = await bench.ledger.web.sql`
    select count(*)::int as figures from ledger.figures f
    join ledger.questions q on q.id = f.question where q.conflict = 'the-troubles'`;
  expect(row?.figures).toBe(4);
});
