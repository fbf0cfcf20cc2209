import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { Failure, type Problem } from '@/cli/failure';
import type { Known } from '@/cli/folder/known';
import { readFolder } from '@/cli/folder/read-folder';
import { SHEET_COLUMNS } from '@/cli/folder/sheet-columns';
import { figureMapSchema } from '@/cli/import/figure-map';
import { readMapFile } from '@/cli/import/read-map';
import { readMappedFigures } from '@/cli/import/read-mapped-figures';
import { additionSchema } from '@/cli/input/drafts';
import { eventMapSchema } from '@/ledger/event-map';

/** Generated conflict folders and maps: near to right ones, so that most get past the first check. */

const word = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.constantFrom('Avalon', 'Lyonesse', 'civilians', 'Chronicle', 'Army', ''),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', '  ', 'Արցախ', '=1+1', 'x'.repeat(300)),
  },
);
const date = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('1972', '1972-01', '1972-01-30', '1971', '/1972') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '1972-02-30',
      '1971-02-29',
      '1900-02-29',
      '2016-04-31',
      '1972-13',
      '30/01/1972',
      'today',
      '9999999',
      '1973/1972',
    ),
  },
);
const oddly = <T>(usual: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 60, arbitrary: usual as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 1, [], {}, [null], true, '') },
  );

const anyConflict = fc.record(
  {
    name: oddly(word),
    summary: oddly(word),
    slug: oddly(fc.constantFrom('avalon', 'Avalon', 'a--b')),
    editor: oddly(word),
    sides: oddly(
      fc.array(
        oddly(
          fc.record(
            { name: word, parties: fc.array(oddly(word), { maxLength: 3 }) },
            { requiredKeys: ['name'] },
          ),
        ),
        { maxLength: 4 },
      ),
    ),
    groups: oddly(fc.array(word, { maxLength: 2 })),
    phases: oddly(
      fc.array(
        oddly(
          fc.record(
            { name: word, dates: date, 'part of': word },
            { requiredKeys: ['name', 'dates'] },
          ),
        ),
        { maxLength: 3 },
      ),
    ),
    places: oddly(
      fc.array(fc.record({ kind: word, names: fc.dictionary(word, word, { maxKeys: 2 }) }), {
        maxLength: 2,
      }),
    ),
    claimants: oddly(
      fc.array(
        oddly(
          fc.record(
            { name: word, kind: fc.constantFrom('person', 'organisation', 'king'), party: word },
            { requiredKeys: ['name', 'kind'] },
          ),
        ),
        { maxLength: 3 },
      ),
    ),
    'read as': oddly(fc.constantFrom('whole', 'all')),
    sources: oddly(
      fc.array(
        fc.record(
          { title: word, publisher: word, address: fc.constantFrom('https://a.test/1', 'a') },
          { requiredKeys: ['title', 'publisher'] },
        ),
        { maxLength: 2 },
      ),
    ),
    extra: word,
  },
  { requiredKeys: ['name', 'summary', 'sides'] },
);

const RIGHT_CONFLICT = {
  name: 'War of Avalon',
  summary: 'A war of nobody’s.',
  sides: [{ name: 'Avalon', parties: ['Army'] }, { name: 'Lyonesse' }],
  groups: ['civilians'],
  'read as': 'whole',
};
const FIELDS = [
  ...Object.keys(RIGHT_CONFLICT),
  'slug',
  'phases',
  'places',
  'claimants',
  'sources',
  'extra',
];

/** A right one in which a field or two are others. */
const conflict = fc
  .tuple(anyConflict, fc.subarray(FIELDS, { maxLength: 2 }))
  .map(([other, fields]) => ({
    ...RIGHT_CONFLICT,
    ...Object.fromEntries(Object.entries(other).filter(([name]) => fields.includes(name))),
  }));

/** Right words, some twenty times as often as wrong ones. */
const RIGHT = (right: string[], wrong: string[]) =>
  [...Array(20).fill(right).flat(), ...wrong] as string[];

const number = fc.constantFrom(
  ...RIGHT(
    ['3', '0', 'at least 12', 'about 7'],
    ['', 'denied', 'indefinite', '13–46', '1,200', '-8', '1.5', 'many', 'between', '9'.repeat(40)],
  ),
);
const CELLS: Record<string, fc.Arbitrary<string>> = {
  what: fc.constantFrom(...RIGHT(['persons killed', 'wounded'], ['person killed', ''])),
  value: number,
  low: fc.constantFrom(...RIGHT([''], ['1', 'x'])),
  high: fc.constantFrom(...RIGHT([''], ['99', 'x'])),
  who: fc.constantFrom(
    ...RIGHT(['Avalon', 'Lyonesse', 'civilians', 'both sides', ''], ['Avalonn']),
  ),
  says: fc.constantFrom(...RIGHT(['', 'the source itself'], ['Chronicle'])),
  'relayed by': fc.constantFrom(...RIGHT([''], ['Chronicle'])),
  phase: fc.constantFrom(...RIGHT([''], ['Army'])),
  from: date,
  to: date,
  'as of': date,
  source: fc.constantFrom(...RIGHT(['Annals', 'Word'], ['Annals | Word', ''])),
  address: fc.constantFrom(
    ...RIGHT(['https://a.test/1'], ['', 'a.test', 'https://a.test/1 | https://a.test/2']),
  ),
  basis: fc.constantFrom(...RIGHT(['', 'claim'], ['derived', 'guess'])),
};

const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const names = SHEET_COLUMNS.map(({ name }) => name);
const sheet = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.constant<string[]>([...names]) },
      { weight: 1, arbitrary: fc.subarray<string>([...names, 'whom'], { minLength: 9 }) },
    ),
    fc.array(
      fc.record(Object.fromEntries([...names, 'whom'].map((name) => [name, CELLS[name] ?? word]))),
      { maxLength: 6 },
    ),
  )
  .map(([columns, rows]) =>
    [columns, ...rows.map((row) => columns.map((name) => String(row[name])))]
      .map((cells) => cells.map(quote).join(','))
      .join('\n'),
  );

const column = fc.constantFrom('Year', 'n', 'group', 'Day', 'none', '__proto__');
const mapped = fc.record({ column });
const figureMap = fc.record(
  {
    what: oddly(fc.oneof(word, mapped)),
    who: oddly(fc.oneof(word, mapped)),
    value: oddly(mapped),
    range: oddly(mapped),
    year: oddly(mapped),
    date: oddly(mapped),
    unknown: oddly(fc.array(word, { maxLength: 2 })),
    thousands: oddly(fc.constantFrom('', ',', ';')),
    figures: oddly(
      fc.array(fc.record({ value: mapped, who: word }, { requiredKeys: [] }), { maxLength: 2 }),
    ),
  },
  { requiredKeys: [] },
);
const eventMap = fc.record(
  {
    name: word,
    title: word,
    publisher: word,
    citation: word,
    date: column,
    number: column,
    best: column,
    id: fc.oneof(column, fc.array(column)),
    violence: oddly(word),
    day: column,
  },
  { requiredKeys: ['name', 'title'] },
);
const table = fc
  .array(fc.tuple(date, number, word, date), { maxLength: 4 })
  .map((rows) =>
    [['Year', 'n', 'group', 'Day'], ...rows].map((cells) => cells.map(quote).join(',')).join('\n'),
  );

const KNOWN: Known = {
  measures: [
    { id: 'persons-killed', name: 'persons killed' },
    { id: 'wounded', name: 'wounded' },
  ],
  claimants: [],
  sources: [],
};

/** How many are read at once, each in a folder of its own, and how many are generated ahead. */
const AT_ONCE = 8;
const CHUNK = 200;

export type FolderReport = { files: number; read: number; refused: number; faults: string[] };

/** Every error names its file, its place, what is wrong and what to do. */
function findBadProblem(problems: Problem[]): string | null {
  const bad = problems.find(
    ({ file, line, column: at, message, fix, where }) =>
      file === '' || line < 1 || at < 1 || message === '' || fix === '' || where === '',
  );
  return bad ? JSON.stringify(bad) : null;
}

async function judge(
  report: FolderReport,
  work: () => Promise<Problem[]>,
  show: string,
): Promise<void> {
  try {
    const problems = await work();
    report[problems.length > 0 ? 'refused' : 'read'] += 1;
    const bad = findBadProblem(problems);
    if (bad) report.faults.push(`a problem without its place: ${bad}`);
  } catch (error) {
    if (error instanceof Failure) {
      report.refused += 1;
      const bad = findBadProblem(error.problems);
      if (bad || error.fix === '') report.faults.push(`a failure without its place: ${bad}`);
    } else {
      report.faults.push(
        `${error instanceof Error ? error.stack?.slice(0, 900) : error}\n${show.slice(0, 500)}`,
      );
    }
  }
}

/** What is read without a problem has the form of entries. */
async function readGenerated(folder: string): Promise<Problem[]> {
  const { read } = await readFolder(folder, KNOWN);
  if (read.problems.length > 0) return read.problems;
  for (const { kind, body } of read.drafts) {
    const parsed = additionSchema.safeParse({ kind, body });
    if (!parsed.success)
      throw new Error(`no ${kind}: ${parsed.error.message} ${JSON.stringify(body)}`);
  }
  return [];
}

const generated = fc.record({ conflict, sheet, figureMap, eventMap, table });
type Generated = typeof generated extends fc.Arbitrary<infer One> ? One : never;

async function judgeOne(report: FolderReport, folder: string, one: Generated): Promise<void> {
  const at = (name: string) => path.join(folder, name);
  const files = {
    'conflict.yaml': stringify(one.conflict),
    'figures.csv': one.sheet,
    'map.yaml': stringify(one.figureMap),
    'table.csv': one.table,
    'events.yaml': stringify(one.eventMap),
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(at(name), text)));
  await judge(
    report,
    () => readGenerated(folder),
    `${files['conflict.yaml']}\n${files['figures.csv']}`,
  );
  await judge(
    report,
    async () => {
      const map = await readMapFile(at('map.yaml'), figureMapSchema);
      return (await readMappedFigures(at('table.csv'), map)).problems;
    },
    `${files['map.yaml']}\n${files['table.csv']}`,
  );
  await judge(
    report,
    async () => {
      await readMapFile(at('events.yaml'), eventMapSchema);
      return [];
    },
    files['events.yaml'],
  );
}

/**
 * Reads generated conflict folders and maps, several at once: half the time of one is waiting for its files.
 * @param folder where they may be written
 */
export async function fuzzFolders(
  folder: string,
  { seed, files: count }: { seed: number; files: number },
): Promise<FolderReport> {
  const report: FolderReport = { files: 0, read: 0, refused: 0, faults: [] };
  const folders = Array.from({ length: AT_ONCE }, (_, i) => path.join(folder, String(i)));
  await Promise.all(folders.map((each) => mkdir(each, { recursive: true })));
  while (report.files < count && report.faults.length < 20) {
    const numRuns = Math.min(CHUNK, count - report.files);
    const chunk = fc.sample(generated, { seed: seed + report.files, numRuns });
    report.files += numRuns;
    const work = async (own: string) => {
      for (let next = chunk.pop(); next; next = chunk.pop()) await judgeOne(report, own, next);
    };
    await Promise.all(folders.map(work));
  }
  return report;
}
