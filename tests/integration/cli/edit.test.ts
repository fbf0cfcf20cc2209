import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getNewestEntry } from '@/db/queries/get-newest-entry';
import { isFigureId } from '@/ledger/id';
import { EXAMPLE_GROUND, exampleFigureEntry, FIGURE_IDS } from '../example-log';
import {
  type Bench,
  correction,
  createBench,
  newFigure,
  relate,
  SIGNED,
  withdrawal,
} from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.drop());

const head = async () => Number((await bench.countRows()).entries);
const newest = (id: string) => getNewestEntry(bench.ledger.web.db, 'figure', id);

describe('add', () => {
  test('gives out ids, says them, and lets a label stand for one in the same file', async () => {
    const file = bench.write('new.yaml', [
      newFigure({ id: '$first', value: 0 }),
      newFigure({ value: 20 }),
      relate('$first', FIGURE_IDS.first),
    ]);
    const from = (await head()) + 1;
    const { code, out, err } = await bench.run('add', file, ...SIGNED);
    expect(code, err).toBe(0);
    const lines = out.trimEnd().split('\n');
    const [first = '', second = ''] = lines.map((line) => line.split(/ +/)[2]);
    expect(lines).toEqual([
      `${from}  figure ${first} v1: at least 0`,
      `${from + 1}  figure ${second} v1: at least 20`,
      `${from + 2}  relation ${first} overlaps ${FIGURE_IDS.first}`,
      expect.stringMatching(new RegExp(`^Appended 3 entries. Head: ${from + 2}:[0-9a-f]{64}$`)),
    ]);
    expect(new Set([first, second].filter(isFigureId)).size).toBe(2);
    const entry = await newest(first);
    expect(entry).toMatchObject({ recorded_by: 'A. Editor', why: 'To try', body: { value: 0 } });
    expect(Date.now() - Date.parse(entry?.recorded_at ?? '')).toBeLessThan(60_000);
  });

  test('what the file says of who, why and when goes before the options', async () => {
    const [last] = await bench.ledger.web.sql<{ at: Date }[]>`
      select max(recorded_at) as at from ledger.entries`;
    const late = new Date(last?.at ?? '').toISOString().replace(/\.\d+Z/, 'Z');
    const own = { recorded_by: 'Another', why: 'Its own reason', recorded_at: late };
    const { out } = await bench.run(
      'add',
      bench.write('own.yaml', [{ ...own, ...newFigure() }]),
      ...SIGNED,
      '--json',
    );
    expect(JSON.parse(out).entries[0].entry).toMatchObject(own);
  });

  test('never uses an id or a relation twice', async () => {
    const err = await bench.refused(
      'add',
      bench.write('twice.yaml', [
        newFigure({ id: FIGURE_IDS.first }),
        newFigure({ id: FIGURE_IDS.second }),
        newFigure({ id: FIGURE_IDS.second }),
        newFigure({ id: '$one' }),
        newFigure({ id: '$one' }),
        EXAMPLE_GROUND[0] ?? {},
      ]),
      ...SIGNED,
      '--json',
    );
    const problems: { entry: number; field: string; value: string }[] = JSON.parse(err).problems;
    const places = problems.map(({ entry, field, value }) => `entry ${entry} ${field}: ${value}`);
    expect(places).toEqual([
      `entry 1 body.id: ${FIGURE_IDS.first}`,
      `entry 3 body.id: ${FIGURE_IDS.second}`,
      'entry 5 body.id: $one',
      'entry 6 body.id: deaths-in-avalon',
    ]);
  });
});

describe('a dry run', () => {
  test('shows as a diff what would change, and appends nothing', async () => {
    const before = await bench.countRows();
    const file = bench.write('dry.yaml', [correction({ id: FIGURE_IDS.first, value: 13 })]);
    const { code, out } = await bench.run('correct', file, ...SIGNED, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain(`--- figure ${FIGURE_IDS.first} v1\n+++ figure ${FIGURE_IDS.first} v2\n`);
    expect(out).toContain('\n-value: 12\n+value: 13\n');
    expect(out).toContain('A dry run: nothing was appended. It would be 1 entry, position ');
    expect(await bench.countRows()).toEqual(before);
  });

  test('says which kind of entry goes where, and names no id that the next run would not give', async () => {
    const file = bench.write('dry.yaml', [
      newFigure({ id: '$a' }),
      newFigure(),
      relate('$a', FIGURE_IDS.first),
    ]);
    const next = (await head()) + 1;
    const { out } = await bench.run('add', file, ...SIGNED, '--dry-run');
    expect(out.split('\n').filter((line) => /^\d/.test(line))).toEqual([
      `${next}  figure $a v1: at least 12`,
      `${next + 1}  figure (a new id) v1: at least 12`,
      `${next + 2}  relation $a overlaps ${FIGURE_IDS.first}`,
    ]);
    const json = JSON.parse((await bench.run('add', file, ...SIGNED, '--dry-run', '--json')).out);
    expect(json).toMatchObject({ ok: true, dry_run: true, head: null });
    expect(json.entries.map((entry: { subject: string }) => entry.subject)).toEqual([
      '$a',
      '(a new id)',
      '$a',
    ]);
  });
});

describe('correct', () => {
  const id = FIGURE_IDS.first;

  test('takes the changed fields alone, and says from what to what', async () => {
    const { code, out } = await bench.run(
      'correct',
      bench.write('c.yaml', [correction({ id, value: 15 })]),
      ...SIGNED,
    );
    expect(code).toBe(0);
    expect(out).toContain(`figure ${id} v2: at least 15 (our error)\n  value: 12 → 15\n`);
    expect((await newest(id))?.body).toEqual({
      ...exampleFigureEntry().body,
      version: 2,
      value: 15,
      change: { kind: 'our error', reason: 'Misread', evidence: null },
    });
  });

  test('two corrections of one figure in a file follow each other', async () => {
    const file = bench.write('c.yaml', [
      correction({ id, value: 16 }),
      correction({ id, note: 'A note' }),
    ]);
    expect((await bench.run('correct', file, ...SIGNED)).code).toBe(0);
    expect((await newest(id))?.body).toMatchObject({ version: 4, value: 16, note: 'A note' });
  });

  test('of anything else that has an id appends its next state', async () => {
    const change = { kind: 'our error', reason: 'The name was mistyped.', evidence: null };
    const file = bench.write('c.yaml', [
      { kind: 'claimant', body: { id: 'avalon-army', name: 'Army of Avalon' }, change },
    ]);
    expect((await bench.run('correct', file, ...SIGNED)).code).toBe(0);
    const entry = await getNewestEntry(bench.ledger.web.db, 'claimant', 'avalon-army');
    expect(entry).toMatchObject({ change });
    expect(entry?.body).toMatchObject({
      name: 'Army of Avalon',
      kind: 'state body',
      party: 'avalon',
    });
  });

  test.each([
    ['changes nothing', { value: 16 }, 'body', 'changes nothing'],
    ['skips a version', { value: 1, version: 9 }, 'body.version: 9', 'the next version is 5'],
    [
      'answers another question',
      { question: 'other' },
      'body.question: other',
      'another question is another figure',
    ],
    [
      'moves the as-of day of what is not a series',
      { as_of: '1202' },
      'body.as_of: "1202"',
      'another as_of is another figure',
    ],
    [
      'names no claimant that is there',
      { relayed_by: 'nobody' },
      'body.relayed_by: nobody',
      'no claimant "nobody" is in the ledger',
    ],
    [
      'has a qualifier without its number',
      { value: null },
      'body.value: null',
      '"at least" needs a number in value',
    ],
  ])('one that %s is refused', async (_, body, field, words) => {
    const err = await bench.refused(
      'correct',
      bench.write('c.yaml', [correction({ id, ...body })]),
      ...SIGNED,
    );
    expect(err).toContain(`entry 1 ${field}`);
    expect(err).toContain(words);
  });

  test('without the change is refused, and one of a figure that is not there', async () => {
    const err = await bench.refused(
      'correct',
      bench.write('c.yaml', [
        { body: { id, value: 1 } },
        correction({ id: FIGURE_IDS.second, value: 1 }),
      ]),
      ...SIGNED,
    );
    expect(err).toContain('entry 1 body.change\n  is missing');
    expect(err).toContain(
      `entry 2 body.id: ${FIGURE_IDS.second}\n  no such figure is in the ledger`,
    );
  });
});

describe('withdraw', () => {
  test('appends a tombstone that keeps the last value and names what replaces it; once', async () => {
    const added = bench.write('w.yaml', [newFigure({ id: FIGURE_IDS.second, value: 30 })]);
    await bench.run('add', added, ...SIGNED);
    const file = bench.write('w.yaml', [withdrawal(FIGURE_IDS.second, FIGURE_IDS.first)]);
    const dry = await bench.run('withdraw', file, ...SIGNED, '--dry-run');
    expect(dry.out).toContain('\n-status: current\n+status: withdrawn\n value: 30\n');
    expect((await bench.run('withdraw', file, ...SIGNED)).code).toBe(0);
    const [row] = await bench.ledger.web.sql`
      select record::json -> 'figure' -> 'value' as value, record::json -> 'figure' -> 'withdrawal' as withdrawal
      from ledger.entries where kind = 'withdrawal'`;
    const { figure: _, ...why } = withdrawal(FIGURE_IDS.second, FIGURE_IDS.first).body;
    expect(row).toEqual({ value: 30, withdrawal: why });
    expect(await bench.refused('withdraw', file, ...SIGNED)).toContain('is withdrawn already');
  });

  test('a withdrawn figure gets no further version and replaces nothing', async () => {
    const corrected = bench.write('c.yaml', [correction({ id: FIGURE_IDS.second, value: 1 })]);
    expect(await bench.refused('correct', corrected, ...SIGNED)).toContain('is withdrawn, and');
    const file = bench.write('w.yaml', [withdrawal(FIGURE_IDS.first, FIGURE_IDS.second)]);
    expect(await bench.refused('withdraw', file, ...SIGNED)).toContain('is withdrawn itself');
  });
});
