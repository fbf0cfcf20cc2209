import { afterAll, beforeAll, expect, test } from 'vitest';
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
