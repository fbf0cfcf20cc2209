import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { matchRoute } from '@/routes/match';
import { extent } from '../extent';
import { filledProgram } from './program';
import { ask, inParallel } from './recorded/ask';
import { pathOf } from './walker';

/** What pinned files of the shipped ledger were when they were first given out: see its header. */
const KEPT = path.resolve(import.meta.dirname, '../pinned/sha256.tsv');
const AT_ONCE = 8;
/** Of pinned files of one kind, how many `npm test` asks for. */
const OF_A_KIND = 2;
/** A busy machine takes its time. */
const WITHIN = 600_000;

type Kept = { address: string; sha256: string };

/** A pinned picture keeps its data and words; its drawing is that of the program of today. */
function isPicture(address: string): boolean {
  const format = matchRoute(pathOf(address))?.format;
  return format === 'svg' || format === 'png';
}

async function readKept(): Promise<Kept[]> {
  const lines = (await readFile(KEPT, 'utf8')).split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [sha256 = '', address = ''] = line.split('\t');
      return { address, sha256 };
    })
    .filter(({ address }) => !isPicture(address));
}

/** Some files of each kind: of each route, format, and names of what the address carries. */
function sample(kept: readonly Kept[]): Kept[] {
  const kinds = new Map<string, Kept[]>();
  for (const each of kept) {
    const match = matchRoute(pathOf(each.address));
    const names = new URL(each.address, 'http://localhost').searchParams.keys();
    const kind = [match?.name, match?.format, ...names].join(' ');
    kinds.set(kind, [...(kinds.get(kind) ?? []), each]);
  }
  // Spread over each kind, and not the same place in all.
  return [...kinds.values()].flatMap((all, i) =>
    all.filter((_, n) => (n + i) % Math.ceil(all.length / OF_A_KIND) === 0),
  );
}

test(
  'every pinned file has the bytes that it was first given out with',
  async () => {
    const program = await filledProgram();
    const all = await readKept();
    expect(all.length).toBeGreaterThan(900);
    const kept = extent(sample(all), all);
    expect(kept.length).toBeGreaterThan(30);
    const changed = await inParallel(kept, AT_ONCE, async ({ address, sha256 }) => {
      const headers = { 'x-forwarded-for': '192.0.2.1' };
      const request = { method: 'GET', path: address, headers };
      const { status, headers: sent, body } = await ask(program.origin, request);
      const isSame = status === 200 && createHash('sha256').update(body).digest('hex') === sha256;
      const isKept = sent['cache-control'] === 'public, max-age=31536000, immutable';
      return isSame && isKept
        ? []
        : [`${address}: ${status}, ${isSame ? 'same' : 'other'} bytes, ${sent['cache-control']}`];
    });
    expect(changed.flat()).toEqual([]);
  },
  WITHIN,
);
