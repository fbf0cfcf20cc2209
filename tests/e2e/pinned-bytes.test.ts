import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, startProgram } from './program';
import { ask, inParallel } from './recorded/ask';

/** What pinned files of the shipped ledger were when they were first given out: see its header. */
const KEPT = path.resolve(import.meta.dirname, '../pinned/sha256.tsv');
const AT_ONCE = 8;
/** Pictures are drawn for it: a busy machine takes its time. */
const WITHIN = 180_000;

let program: Program;
beforeAll(async () => {
  program = await startProgram({ PUBLIC_URL: 'https://ledger.example' });
});
afterAll(() => program.stop());

async function readKept(): Promise<{ address: string; sha256: string }[]> {
  const lines = (await readFile(KEPT, 'utf8')).split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [sha256 = '', address = ''] = line.split('\t');
      return { address, sha256 };
    });
}

test(
  'every pinned file has the bytes that it was first given out with',
  async () => {
    const kept = await readKept();
    expect(kept.length).toBeGreaterThan(1_000);
    const changed = await inParallel(kept, AT_ONCE, async ({ address, sha256 }) => {
      const request = { method: 'GET', path: address, headers: {} };
      const { status, headers, body } = await ask(program.origin, request);
      const isSame = status === 200 && createHash('sha256').update(body).digest('hex') === sha256;
      const isKept = headers['cache-control'] === 'public, max-age=31536000, immutable';
      return isSame && isKept
        ? []
        : [
            `${address}: ${status}, ${isSame ? 'same' : 'other'} bytes, ${headers['cache-control']}`,
          ];
    });
    expect(changed.flat()).toEqual([]);
  },
  WITHIN,
);
