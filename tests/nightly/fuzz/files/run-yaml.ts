import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { Failure } from '@/cli/failure';
import { additionSchema, correctionSchema } from '@/cli/input/drafts';
import { readDrafts } from '@/cli/input/read-drafts';
import { findUnstorable } from '@/ledger/text';
import { EXAMPLE_GROUND, exampleFigureEntry } from '../../../integration/example-log';

const RIGHT = [...EXAMPLE_GROUND, exampleFigureEntry()].map((entry) => {
  const { version: _version, change: _change, ...body } = { version: 0, change: 0, ...entry.body };
  return { kind: entry.kind, body };
});

const WORDS = [
  '\0',
  '\ud800',
  '\udfff x',
  '\u202e\u2066',
  '\ufeff',
  '\u2028',
  '\x1b[2J',
  '<script>alert(1)</script>',
  '=1+1',
  '__proto__',
  'x'.repeat(1_000_000),
  '',
  ' ',
  '$first',
] as const;

/** Anything that a document may hold where something else is wanted. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(...WORDS),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom<unknown>(null, true, -1, 1e300, Number.NaN, 0.1, [], {}, [[[]]], 2 ** 53),
  fc.constant(JSON.parse('{"__proto__":{"kind":"figure"},"constructor":{"prototype":1}}')),
);

/** An entry with one of its fields changed, added or taken away. */
const entries = fc
  .tuple(
    fc.constantFrom(...RIGHT),
    anything,
    fc.nat(),
    fc.constantFrom('change', 'add', 'drop', 'keep', 'kind'),
  )
  .map(([entry, other, pick, what]) => {
    const body: Record<string, unknown> = { ...entry.body };
    const names = Object.keys(body);
    const name = names[pick % names.length] ?? '';
    if (what === 'change') body[name] = other;
    if (what === 'add')
      Object.defineProperty(body, String(other).slice(0, 40), { value: other, enumerable: true });
    if (what === 'drop') delete body[name];
    return what === 'kind' ? { kind: other, body } : { kind: entry.kind, body };
  });

const LAUGHS = [
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
  ...Array.from({ length: 9 }, (_, i) => {
    const [before, name] = ['abcdefghij'[i], 'abcdefghij'[i + 1]];
    return `${name}: &${name} [${Array<string>(10).fill(`*${before}`).join(',')}]`;
  }),
].join('\n');

/** Texts that YAML itself makes something of. */
const texts = fc.constantFrom(
  LAUGHS,
  `kind: figure\nbody:\n${LAUGHS.replace(/^/gm, '  ')}`,
  'a: &a\n  b: *a\n',
  'a: *none\n',
  'kind: figure\nkind: source\nbody: {}\n',
  '"__proto__": {kind: figure}\nbody: {}\n',
  'kind: figure\nbody: {__proto__: {value: 1}, value: 2}\n',
  '<<: {kind: figure}\nbody: {}\n',
  '? [a, b]\n: c\n',
  '? {a: b}\n: c\nkind: figure\n',
  '!!js/function "function () {}"\n',
  '!!binary aGVsbG8=\n',
  '!!set {a, b}\n',
  '!!timestamp 2026-01-01\n',
  '%YAML 1.1\n---\nkind: yes\n',
  '%TAG ! tag:x,2000:\n---\n!x {}\n',
  '---\n---\n---\n',
  '\t- x\n',
  '- - - - - - -\n',
  `${'['.repeat(5_000)}\n`,
  `${'{a: '.repeat(3_000)}\n`,
  `${'- '.repeat(5_000)}x\n`,
  '"\\ud800"\n',
  'kind: figure\nbody: "\\0"\n',
  '\u0000',
  '\ufeff---\nkind: figure\n',
  '|\n  x\n \n',
  '"unclosed\n',
  '# nothing\n',
  '...\n...\n',
);

const files = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(entries, { minLength: 1, maxLength: 3 })
      .map((all) => all.map((each) => stringify(each)).join('---\n')),
  },
  { weight: 2, arbitrary: texts },
  {
    weight: 1,
    arbitrary: fc.tuple(texts, entries).map(([text, entry]) => `${stringify(entry)}---\n${text}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(entries, fc.nat()).map(([entry, cut]) => {
      const text = stringify(entry);
      return text.slice(0, cut % text.length);
    }),
  },
);

export type YamlReport = { files: number; read: number; refused: number; faults: string[] };

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

async function judge(text: string, path: string, report: YamlReport): Promise<void> {
  await writeFile(path, text);
  for (const schema of [additionSchema, correctionSchema]) {
    try {
      const { drafts, problems } = await readDrafts([path], schema, null);
      report[problems.length > 0 ? 'refused' : 'read'] += 1;
      // What is read can be stored, to the last character.
      const bad = drafts
        .flatMap(({ body }) => listTexts(body))
        .find((each) => findUnstorable(each));
      if (bad !== undefined)
        report.faults.push(`read what cannot be stored: ${JSON.stringify(bad).slice(0, 80)}`);
    } catch (error) {
      if (error instanceof Failure) report.refused += 1;
      else
        report.faults.push(
          `${error instanceof Error ? error.stack?.slice(0, 600) : error}\n${JSON.stringify(text.slice(0, 300))}`,
        );
    }
  }
}

/** Reads generated files of entries. @param path where one of them may be written */
export async function fuzzYaml(
  path: string,
  { seed, files: count }: { seed: number; files: number },
): Promise<YamlReport> {
  const report: YamlReport = { files: 0, read: 0, refused: 0, faults: [] };
  while (report.files < count && report.faults.length < 20) {
    const numRuns = Math.min(500, count - report.files);
    for (const text of fc.sample(files, { seed: seed + report.files, numRuns }))
      await judge(text, path, report);
    report.files += numRuns;
  }
  if (Reflect.get({}, 'kind') !== undefined)
    report.faults.push('the prototype of all objects was changed');
  return report;
}
