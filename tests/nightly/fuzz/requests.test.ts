import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchRoute } from '@/routes/match';
import type { Program } from '../../e2e/program';
import { FILLED, startFilledProgram } from './filled-program';
import { formatCounts, fuzzRequests, listPlain } from './requests/run';
import { tell } from './tell';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 100_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

let program: Program;
beforeAll(async () => {
  program = await startFilledProgram();
});
afterAll(() => program.stop());

/** Whether an address can be asked for in an earlier state. */
function matchesAt(address: string): boolean {
  const match = matchRoute(address);
  return match !== null && 'at' in (match.route.formats[match.format]?.query ?? {});
}

const get = async (address: string) => {
  const answer = await fetch(program.origin + address, { redirect: 'manual' });
  return {
    status: answer.status,
    body: Buffer.from(await answer.arrayBuffer()).toString('latin1'),
  };
};

async function readPlain() {
  const answers: Record<string, unknown> = {};
  for (const address of listPlain(FILLED)) answers[address] = await get(address);
  return answers;
}

/** What people and programs hang on an address when they pass it on. */
const BEHIND = [
  ...['.', ',', ')', ').', '%20', '%C2%BB', '%E2%80%9D', '%3E', ']', '/', '%', '%E2%80', '%0A'],
  ...[
    '?utm_source=x',
    '?fbclid=IwAR0_x&mc_cid=1',
    '?amp;utm_medium=mail',
    '.?gclid=1',
    '?at=1)',
    '?at=1.',
  ],
];

test('no shared link answers 400, and each leads to what it was a link to', async () => {
  for (const address of listPlain(FILLED)) {
    const plain = await get(address);
    if (plain.status === 400) continue; // a comparison that does not say of what
    for (const behind of BEHIND) {
      if (address === '/' && behind.startsWith('%')) continue; // half a code alone is no address
      const shared = await get(address + behind);
      const at = /at=1/.test(behind) && !matchesAt(address);
      expect(shared.status === 400 && !at, address + behind).toBe(false);
      if (!/at=1/.test(behind))
        expect([308, plain.status], address + behind).toContain(shared.status);
    }
  }
}, 600_000);

test(`${REQUESTS} generated requests: each is answered as it should be, and none changes an answer`, async () => {
  const before = await readPlain();
  const printed = program.output();
  const port = Number(new URL(program.origin).port);
  const report = await fuzzRequests(port, FILLED, { seed: SEED, requests: REQUESTS });
  tell(formatCounts(report));
  tell(`slower than a second: ${report.slow.length}\n${report.slow.slice(0, 40).join('\n')}`);
  const kinds = new Map(report.faults.map((fault) => [fault.replace(/: \{.*/s, ''), fault]));
  expect([...kinds.values()], `seed ${SEED}`).toEqual([]);
  const after = await readPlain();
  for (const [address, answer] of Object.entries(before))
    expect(after[address], address).toEqual(answer);
  expect(program.output()).toBe(printed);
}, 3_600_000);
