import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIGURE_IDS } from '../example-log';
import { type Bench, createBench, newFigure, SIGNED } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.drop());

describe('refusals', () => {
  test('every problem of a file is told at its line and column, with value and fix, in one run', async () => {
    const file = bench.write(
      'bad.yaml',
      `# Two entries that are wrong, and one that names the first.
kind: figure
body:
  id: $first
  question: killed-1200
  claimant: avalon-army
  stance: mine
  relayed_by: null
  affected: avalon
  affected_basis: stated
  counted: null
  period: "2020-13"
  as_of: 1201
  value: "12"
  low: -1
  high: 1.5
  qualifier: at least
  basis: claim
  in_words: false
  wording: null
  sources: []
  note: null
  sauce: annals
---
kind: claimant
body: { id: somebody, name: "", kind: person, party: atlantis, note: null }
---
kind: relation
body: { figure: $first, relation: overlaps, other: ${FIGURE_IDS.first}, note: null }
---
kind: event
body: { id: e, conflict: nowhere, phase: null, date: "1200", title: E, places: [], sources: [{ source: annals, state: 2 }], note: null }
`,
    );
    const err = await bench.refused('add', file, ...SIGNED);
    const found = err
      .match(/bad\.yaml:\S+ entry .*\n.*\n {2}→ .*/g)
      ?.map((text) => text.replace(/^bad\.yaml:/, ''));
    expect(found).toEqual([
      '4:3: entry 1 body.computation\n  is missing\n  → Write it; "null" says that it is unknown, where the field may be.',
      '7:11: entry 1 body.stance: mine\n  is none of the words that it may be\n  → Write one of: own, opponent, third party.',
      expect.stringMatching(
        /^12:11: entry 1 body.period: "2020-13"\n {2}"2020-13" is not an EDTF .*\n {2}→ Write for example/,
      ),
      '13:10: entry 1 body.as_of: 1201\n  is a number, not text\n  → Write text; quote what YAML reads as a number or a date: "2020".',
      '14:10: entry 1 body.value: "12"\n  is text, not a number\n  → Write a whole number without quotes or separators: 7646.',
      '15:8: entry 1 body.low: -1\n  is below 0\n  → Write a whole number of 0 or more.',
      '16:9: entry 1 body.high: 1.5\n  is a number, not a whole number\n  → Write a whole number without quotes or separators: 7646.',
      '21:12: entry 1 body.sources: []\n  no number without its source\n  → Name one at least.',
      '23:10: entry 1 body.sauce: annals\n  "sauce" is not a field here\n  → Take it out, or fix its name.',
      '26:29: entry 2 body.name: ""\n  is empty\n  → Write text; where it is unknown, and may be unknown, write null.',
      '32:26: entry 4 body.conflict: nowhere\n  no conflict "nowhere" is in the ledger\n  → Correct the id, or add that conflict first; it may stand above in the same file.',
      '32:104: entry 4 body.sources.0.source: annals\n  no source "annals" in state 2 is in the ledger\n  → Correct the id, or add that source first; it may stand above in the same file.',
    ]);
    expect(err).toContain(`✗ 12 problems in ${file}; nothing was appended.`);
  });

  test('one bad entry of three leaves none, whichever file it stands in', async () => {
    const good = bench.write('good.yaml', [newFigure(), newFigure()]);
    const bad = bench.write('bad.yaml', [newFigure({ claimant: 'nobody' })]);
    expect(await bench.refused('add', good, bad, ...SIGNED)).toContain('no claimant "nobody"');
  });

  test('the same fault of many entries is told once; --json has each', async () => {
    const file = bench.write(
      'many.yaml',
      Array.from({ length: 25 }, () => newFigure({ value: -1 })),
    );
    const err = await bench.refused('add', file, ...SIGNED);
    expect(err.match(/is below 0/g)).toHaveLength(1);
    expect(err).toContain('\n  and 24 more: entries 2, 3, 4, 5, 6, 7, 8, 9 … and 16 more\n');
    expect(err).toContain('\n✗ 25 problems in ');
    const json = JSON.parse(await bench.refused('add', file, ...SIGNED, '--json'));
    expect(json).toMatchObject({ ok: false, exit: 'refused', exit_code: 1 });
    expect(json.problems).toHaveLength(25);
    expect(json.problems[1]).toMatchObject({ file, entry: 2, field: 'body.value', value: '-1' });
    expect(json.groups).toEqual([expect.objectContaining({ count: 25, values: ['-1'] })]);
  });

  test('twenty faults are shown and the rest is counted', async () => {
    const file = bench.write(
      'many.yaml',
      Array.from({ length: 25 }, (_, index) => newFigure({ claimant: `nobody-${index}` })),
    );
    const err = await bench.refused('add', file, ...SIGNED);
    expect(err.match(/no claimant "nobody/g)).toHaveLength(20);
    expect(err).toContain('\n… and 5 more problems\n✗ 25 problems in ');
  });

  test('who and why must be said, in the file or on the command line', async () => {
    const err = await bench.refused('add', bench.write('x.yaml', [newFigure(), newFigure()]));
    expect(err).toContain(
      'does not say who records it (nor do 1 more)\n  → Write recorded_by in it, or give --by',
    );
    expect(err).toContain('does not say why it is recorded (nor do 1 more)');
  });

  test('who and why that no line can show, or that are blank, are refused', async () => {
    const file = bench.write('x.yaml', [newFigure()]);
    const blank = await bench.refused('add', file, '--by', '  ', '--why', 'w');
    expect(blank).toContain('recorded_by\n  is blank');
    const turned = await bench.refused('add', file, '--by', 'A\u202e', '--why', 'red \u001b[31m');
    expect(turned).toContain('recorded_by\n  holds a character that no line can show (U+202E)');
    expect(turned).toContain('why\n  holds a character that no line can show (U+001B)');
  });

  test('numbers out of their order are refused, unless they are said to be so in the document', async () => {
    const odd = { value: 5, low: 9, high: 8, qualifier: 'none' };
    const file = bench.write('x.yaml', [newFigure(odd)]);
    const err = await bench.refused('add', file, ...SIGNED);
    expect(err).toContain('low 9, value 5 and high 8 are out of order\n  → Correct them; or,');
    const bound = bench.write('y.yaml', [newFigure({ value: 7, low: 8, qualifier: 'none' })]);
    expect(await bench.refused('add', bound, ...SIGNED)).toContain('out of order');
    const meant = await bench.run('add', file, ...SIGNED, '--odd', '--dry-run');
    expect(meant.err).toBe('');
    expect(meant.code).toBe(0);
  });

  test('a second figure with the same question, claimant, period and as-of day is refused', async () => {
    const figure = newFigure();
    const both = bench.write('x.yaml', [
      { ...figure, body: { ...figure.body, id: '$a' } },
      { ...figure, body: { ...figure.body, id: '$b' } },
    ]);
    expect(await bench.refused('add', both, ...SIGNED)).toContain('would be the same figure as');
    const { value: _value, ...same } = newFigure({ as_of: '1201' }).body;
    const file = bench.write('y.yaml', [newFigure({ ...same, value: 99 })]);
    expect(await bench.refused('add', file, ...SIGNED)).toContain(
      `would be the same figure as ${FIGURE_IDS.first}`,
    );
  });

  test('an as-of day that is to come is refused', async () => {
    const file = bench.write('x.yaml', [newFigure({ as_of: '2999-01-01' })]);
    expect(await bench.refused('add', file, ...SIGNED)).toContain('is after the day of recording');
  });

  test('a further state of a source is asked of add, and the source is not called unknown', async () => {
    const file = bench.write('x.yaml', [{ kind: 'source', body: { id: 'annals', state: 3 } }]);
    const err = await bench.refused('correct', file, ...SIGNED);
    expect(err).toContain('is not a state of the source "annals" that the ledger holds');
    expect(err).toContain('casualty-ledger add');
  });

  test('a time before the newest entry or in the future is refused', async () => {
    const early = { recorded_at: '2020-01-01T00:00:00Z', ...newFigure() };
    const late = { recorded_at: '2999-01-01T00:00:00Z', ...newFigure() };
    const err = await bench.refused('add', bench.write('x.yaml', [early, late]), ...SIGNED);
    expect(err).toContain(
      'entry 1 recorded_at: 2020-01-01T00:00:00Z\n  is before the entry that it follows',
    );
    expect(err).toContain('entry 2 recorded_at: 2999-01-01T00:00:00Z\n  is in the future');
  });

  test.each([
    ['no YAML', 'a: "b\n', /x\.yaml:\d+:\d+: entry 1\n {2}no valid YAML: Missing closing/],
    ['a list', '- 1\n', /entry 1\n {2}is a list, not a group of fields/],
    ['empty', '# nothing\n', /x\.yaml holds no entry/],
    ['of no kind', 'body: {}\n', /entry 1 kind\n {2}is missing\n {2}→ Write one of: measure, /],
  ])('a file that is %s is refused', async (_, content, words) => {
    expect(await bench.refused('add', bench.write('x.yaml', content), ...SIGNED)).toMatch(words);
  });

  test('a file that is not there or not UTF-8 is named', async () => {
    expect(await bench.refused('add', '/nowhere/x.yaml')).toContain(
      '/nowhere/x.yaml cannot be read (ENOENT)',
    );
    const latin = Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]);
    expect(await bench.refused('add', bench.write('x.yaml', latin))).toContain('is not UTF-8');
  });
});
