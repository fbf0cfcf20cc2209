import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readShippedMap } from '@/datasets/maps/shipped-maps';
import { appendEntries } from '@/db/append/append';
import { openDatabase } from '@/db/client';
import type { Examples } from '@/loaders/examples';
import { type Program, PUBLIC_URL, startProgramOn } from '../../e2e/program';
import { runCli } from '../../integration/cli/program';
import {
  EXAMPLE_GROUND,
  EXAMPLE_WITHDRAWAL,
  exampleFigureEntry,
  FIGURE_IDS,
} from '../../integration/example-log';
import { importInto } from '../../integration/importing';
import {
  copyOf,
  SHIPPED,
  type Template,
  type TestLedger,
  type TestServer,
} from '../../integration/ledger';
import { published } from '../../integration/published-data';

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

const SIGNED = ['--by', 'A test', '--why', 'To test'];
/** The table of events of a map, as its publisher gives it: two versions, of which a number differs. */
const MAPPED = (
  fatalities: number,
) => `event_id_cnty,event_date,year,actor1,actor2,country,latitude,longitude,fatalities
AVA1,2023-02-16,2023,Army,Band,Avalon,51.05,-2.53,${fatalities}
AVA2,17 February 2023,2023,Crowd,,Avalon,51.1,-2.6,0
`;

/** A second conflict, with a withdrawn figure; the shipped log has entries of later than the examples. */
function listSecondConflict() {
  const recorded_at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const denied = exampleFigureEntry({
    ...{ id: FIGURE_IDS.second, value: 0, qualifier: 'exactly' },
    ...{ claimant: 'lyonesse-army', stance: 'opponent' },
  });
  const all = [...EXAMPLE_GROUND, exampleFigureEntry(), denied, EXAMPLE_WITHDRAWAL];
  return all.map((entry) => ({ ...entry, recorded_at }));
}

/** Imports, each as its format is read: two versions of one dataset, tables without ids, a table by a map. */
async function importAll(ledger: Pick<TestLedger, 'editor'>, folder: string): Promise<void> {
  const ged = { dataset: 'ged-myanmar' } as const;
  await importInto(ledger, {
    ...ged,
    version: '19.1',
    files: [published('ucdp/ged-19.1-excerpt.csv')],
  });
  await importInto(ledger, {
    ...ged,
    version: '24.1',
    files: [published('ucdp/ged-myanmar.csv.gz')],
  });
  const tables = ['all', 'arm', 'aze', 'weapon'];
  await importInto(ledger, {
    ...{ format: 'crisis-group', dataset: 'nk-incidents', version: '2026-11-20' },
    files: tables.map((name) => published(`crisis-group/2015-2020/${name}.csv`)),
  });
  for (const [version, fatalities] of [
    ['1', 3],
    ['2', 5],
  ] as const) {
    const file = path.join(folder, `${version}.csv`);
    await writeFile(file, MAPPED(fatalities));
    const map = readShippedMap('acled');
    const over = { format: 'mapped', map, dataset: 'acled-avalon', version } as const;
    await importInto(ledger, { ...over, files: [file] });
  }
}

/** Something at each address: the shipped figures, a second conflict, datasets of each format, a release. */
const FILLED_LEDGER: Template = {
  name: 'filled_template',
  from: SHIPPED,
  async fill(editorUrl) {
    const editor = openDatabase(editorUrl, { max: 2, name: 'test editor' });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-filled-'));
    await appendEntries(editor.db, listSecondConflict());
    await importAll({ editor }, folder);
    const draft = path.join(folder, 'release.yaml');
    await writeFile(draft, `body: { name: first, origin: ${PUBLIC_URL}, notes: null }\n`);
    const env = { LEDGER_DATABASE_URL: editorUrl };
    const { code, err } = await runCli(['release', draft, ...SIGNED], env);
    if (code !== 0) throw new Error(`the release failed: ${err}`);
    await Promise.all([editor.close(), rm(folder, { recursive: true })]);
  },
};

/**
 * The whole program with something at each of its addresses.
 * @param settings beside its port and its database
 * @param server the tests' Postgres, where Vitest does not say which
 */
export const startFilledProgram = async (
  settings: Record<string, string> = {},
  server?: TestServer,
): Promise<Program> =>
  startProgramOn(await copyOf(FILLED_LEDGER, server), { PUBLIC_URL, ...settings });
