import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Examples } from '@/loaders/examples';
import { type Program, startProgramOn } from '../../e2e/program';
import { runCli } from '../../integration/cli/program';
import { createShippedLedger, type TestLedger } from '../../integration/ledger';
import { published } from '../../integration/published-data';

/** Runs a command on the program's ledger. @throws Error with what it said, where it failed */
async function run({ ledger }: Program, args: string[]): Promise<void> {
  const ran = await runCli(args, { LEDGER_DATABASE_URL: ledger.editorUrl });
  if (ran.code !== 0) throw new Error(`${args[0]} failed: ${ran.err}`);
}

/** Names of what is in it. */
export const FILLED: Examples = {
  position: 150,
  recordedAt: new Date('2026-11-22T18:00:00Z'),
  conflict: 'nagorno-karabakh',
  chart: 'killed-by-phase',
  figure: 'Z35Z0V8',
  version: 1,
  question: 'killed-in-the-war-to-1994',
  source: 'washington-post-2020-09-27',
  measure: 'persons-killed',
  phase: 'july-2020',
  claimant: 'report-own-voice',
  side: 'armenia',
  counted: 'military',
  release: 'first',
  dataset: {
    slug: 'ged-myanmar',
    version: '24.1',
    table: 'events',
    conflict: 488,
    country: 775,
    year: 1992,
    category: null,
    from: '19.1',
    to: '24.1',
  },
};

const signed = ['--by', 'A test'];

/** The whole program with something at each of its addresses: shipped figures, two datasets, a release. */
export const startFilledProgram = async (): Promise<Program> =>
  fillProgramOn(await createShippedLedger());

/** The same on a given ledger of shipped figures. */
export async function fillProgramOn(
  ledger: TestLedger,
  settings: Record<string, string> = {},
): Promise<Program> {
  const program = await startProgramOn(ledger, settings);
  const terms = ['--licence', 'CC BY 4.0', '--source', 'https://ucdp.uu.se/downloads/', ...signed];
  for (const [file, version] of [
    ['ucdp/ged-19.1-excerpt.csv', '19.1'],
    ['ucdp/ged-myanmar.csv.gz', '24.1'],
  ] as const) {
    const names = ['--dataset', 'ged-myanmar', '--version', version];
    await run(program, ['import', 'ucdp-ged', published(file), ...names, ...terms]);
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-fuzz-'));
  const draft = path.join(folder, 'release.yaml');
  await writeFile(draft, `body: { name: first, origin: ${program.origin}, notes: null }\n`);
  await run(program, ['release', draft, ...signed, '--why', 'To test']);
  await rm(folder, { recursive: true });
  for (;;) {
    const there = await fetch(`${program.origin}/releases/first`);
    await there.arrayBuffer();
    if (there.status === 200) return program;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
