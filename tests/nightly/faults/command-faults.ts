import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyLedger } from '@/db/verify/verify';
import { writeEvents } from './events-file';
import { type Network, openNetwork } from './network';
import { PROGRAM, PROJECT, type Site } from './site';

/** A command of the editor's, whose every run appends one thing that is known by its reason. */
type Command = {
  name: string;
  points: number;
  args: (folder: string, mark: string) => Promise<string[]>;
};

async function yaml(folder: string, mark: string, text: string): Promise<string> {
  const file = path.join(folder, `${mark}.yaml`);
  await writeFile(file, text);
  return file;
}

const ROWS = 1_500;
/** Milliseconds after a piece was sent: some of the kills come when Postgres has committed. */
const MOST_DELAY = 30;
const sign = (mark: string) => ['--by', 'A test', '--why', mark];

const source = (mark: string) => `kind: source
body:
  { id: ${mark}, state: 1, publisher: A test, title: ${mark}, author: null, date: "2021-03-01",
    url: https://example.org/${mark}, archived_url: null, accessed: "2026-11-20", licence: null,
    language: en, read_as: whole, identified_from_wording: false, note: null }
`;

export const COMMANDS: Command[] = [
  {
    name: 'add',
    points: 13,
    args: async (folder, mark) => ['add', await yaml(folder, mark, source(mark)), ...sign(mark)],
  },
  {
    name: 'correct',
    points: 13,
    args: async (folder, mark) => {
      const value = Number(mark.replace(/\D/g, ''));
      const body = `body:\n  id: HVTN2V3\n  value: ${50_000 + value}\n  change: { kind: our error, reason: A test, evidence: null }\n`;
      return ['correct', await yaml(folder, mark, body), ...sign(mark)];
    },
  },
  {
    name: 'import',
    points: 12,
    args: async (folder, mark) => {
      const file = path.join(folder, `${mark}.csv`);
      await writeEvents(file, ROWS);
      const of = ['--dataset', 'killed', '--version', mark.replace(/\D/g, ''), '--licence', 'CC0'];
      const from = ['--source', 'https://example.org/'];
      return ['import', 'ucdp-ged', file, ...of, ...from, ...sign(mark)];
    },
  },
  {
    name: 'release',
    points: 12,
    args: async (folder, mark) => {
      const body = `body: { name: ${mark}, origin: "https://ledger.example.org", notes: null }\n`;
      return ['release', await yaml(folder, mark, body), ...sign(mark)];
    },
  },
];

/** @returns whether it ended by itself and well; null where it was killed */
async function runCommand(args: string[], url: string, arm: (kill: () => void) => void) {
  const env = { ...process.env, LEDGER_DATABASE_URL: url };
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  arm(() => child.kill('SIGKILL'));
  const [code, signal] = await once(child, 'close');
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`casualty-ledger ${args.join(' ')} ended with ${code}:\n${said}`);
  return true;
}

/** Postgres hears of a killed program when it next looks at its connection. */
async function waitUntilAlone({ editor: { sql } }: Site): Promise<void> {
  for (;;) {
    const rows =
      await sql`select 1 from pg_stat_activity where application_name = 'casualty-ledger'`;
    if (rows.length === 0) return;
    await sleep(20);
  }
}

/** What came in of a run: whole once, not at all, or something else, which is returned as words. */
async function examine({ editor }: Site, mark: string, name: string) {
  const { sql } = editor;
  const entries = await sql`
    select kind from ledger.entries where record like ${`%"why":"${mark}"%`}`;
  const [loads] = await sql<{ loads: number; imports: number }[]>`
    select (select count(*)::int from datasets.loads) as loads,
      (select count(*)::int from ledger.entries where kind = 'import') as imports`;
  const { difference } = await verifyLedger(editor.db, [], () => {});
  const wrong = [
    ...(difference ? [`${name} ${mark}: ${difference.table} ${difference.words}`] : []),
    ...(loads?.loads === loads?.imports ? [] : [`${name} ${mark}: rows of half an import`]),
    ...(entries.length > 1 ? [`${name} ${mark}: ${entries.length} entries`] : []),
  ];
  return { isIn: entries.length > 0, isDoubled: entries.length > 1, wrong };
}

/** How many pieces a whole run sends to its database. */
async function measure(args: string[], network: Network): Promise<number> {
  let pieces = 0;
  network.onSent(() => {
    pieces += 1;
  });
  await runCommand(args, network.url, () => {});
  network.onSent(null);
  return pieces;
}

export type CommandResult = {
  killed: number;
  whole: number;
  absent: number;
  lost: number;
  doubled: number;
  wrong: string[];
};

let runs = 0;

/**
 * Kills a command at random points of its conversation with the database, and looks each time: what it
 * appended is there whole or not at all, and the same command given again comes in once.
 */
export async function killCommand(site: Site, command: Command, random: () => number) {
  const network = await openNetwork(site.cluster.urlOf('editor'));
  const nextMark = () => {
    runs += 1;
    return `${command.name}-${runs}`;
  };
  const result: CommandResult = { killed: 0, whole: 0, absent: 0, lost: 0, doubled: 0, wrong: [] };
  const { dataDir } = site.cluster;
  const first = nextMark();
  const pieces = await measure(await command.args(dataDir, first), network);
  for (let point = 0; point < command.points; point += 1) {
    const mark = nextMark();
    const at = 1 + Math.floor(random() * pieces);
    const delay = random() * MOST_DELAY;
    let sent = 0;
    const args = await command.args(dataDir, mark);
    const ended = await runCommand(args, network.url, (kill) => {
      network.onSent(() => {
        sent += 1;
        if (sent === at) setTimeout(kill, delay);
      });
    });
    network.onSent(null);
    await waitUntilAlone(site);
    const { isIn, isDoubled, wrong } = await examine(site, mark, command.name);
    if (ended === null) result.killed += 1;
    if (isIn) result.whole += 1;
    else result.absent += 1;
    if (ended && !isIn) result.lost += 1;
    if (isDoubled) result.doubled += 1;
    result.wrong.push(...wrong);
  }
  const last = nextMark();
  await runCommand(await command.args(dataDir, last), network.url, () => {});
  if (!(await examine(site, last, command.name)).isIn) result.wrong.push(`${command.name}: stuck`);
  network.close();
  return result;
}
