import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { createShippedLedger } from '../ledger';
import { type Bench, createBench } from './bench';
import { runCli } from './program';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench(await createShippedLedger());
});
afterAll(() => bench.drop());

const CONFLICT = `name: War of Avalon
summary: A war of nobody’s.
editor: A. Editor
sides:
  - name: Avalon
    parties: [Avalon Army, Avalon Guard]
  - name: Lyonesse
groups: [civilians]
phases:
  - name: The first year
    dates: "1200"
claimants:
  - name: Ministry of Avalon
    kind: state body
    party: Avalon
  - name: Chronicle
    kind: organisation
read as: whole
`;

const HEADER = 'what,who,value,low,high,words,from,to,as of,says,source,address';
const ROWS = [
  'persons killed,all sides,310,290,350,,1200,1200,1210,Chronicle,Annals,https://annals.test/a',
  'persons killed,all sides,1240,,,,1201,1201,1210,Chronicle,Annals,https://annals.test/a',
  'persons killed,all sides,,10,40,,1202,1202,1210,Chronicle,Annals,https://annals.test/a',
  'persons killed,civilians,at least 400,,,at least 400,1200-03,1202-11,1210,Chronicle,Annals,',
  'wounded,Avalon Army,0,,,none of ours,1200,1200,1201,Ministry of Avalon,Word,https://annals.test/w',
  'wounded,Lyonesse,denied,,,,1200,1200,1201,Ministry of Avalon,Word,https://annals.test/w',
  'wounded,Avalon,about 7,,,,,1202,1203,,Word | Annals,',
];

function folderOf(name: string, conflict: string, rows: string[]): string {
  const folder = path.join(bench.folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'conflict.yaml'), conflict);
  writeFileSync(path.join(folder, 'figures.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  return folder;
}

async function viewOf(id: string) {
  const { db } = bench.ledger.web;
  const [head] = await bench.ledger.web.sql<{ position: number }[]>`
    select max(position)::int as position from ledger.entries`;
  const view = await getConflictView(db, Number(head?.position), id);
  if (!view) throw new Error(`no conflict ${id}`);
  return view;
}

describe('new', () => {
  test('writes an example that is right, that add refuses until it is replaced, and never writes over', async () => {
    const folder = path.join(bench.folder, 'the-example');
    const { code, out, err } = await bench.run('new', folder);
    expect(code, err).toBe(0);
    expect(out).toContain('casualty-ledger preview');
    expect(readFileSync(path.join(folder, 'conflict.yaml'), 'utf8')).toContain('name: The Example');
    const refused = await bench.refused('add', folder);
    expect(refused.match(/is a document of the example/g)).toHaveLength(2);
    expect(refused).toContain('2 problems in');
    expect((await bench.run('new', folder)).code).toBe(1);
  });
});

describe('add of a conflict folder', () => {
  test('appends parties, conflict, phases, claimants, sources, questions and figures at once', async () => {
    const folder = folderOf('avalon', CONFLICT, ROWS);
    const { code, out, err } = await bench.run('add', folder, '--json');
    expect(code, err).toBe(0);
    const { entries } = JSON.parse(out);
    const counts: Record<string, number> = {};
    for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual({
      party: 6,
      conflict: 1,
      phase: 1,
      claimant: 2,
      source: 2,
      question: 5,
      figure: 7,
    });
    expect(entries[0].entry).toMatchObject({
      recorded_by: 'A. Editor',
      why: 'Added from the conflict folder avalon.',
    });
  });

  test('keeps bounds, ranges, zero, denials and unknown ends as they are written', async () => {
    const { figures, conflict } = await viewOf('war-of-avalon');
    expect(conflict.sides.map(({ name }) => name)).toEqual(['Avalon', 'Lyonesse']);
    const said = figures
      .toSorted((a, b) => a.position - b.position)
      .map((figure) => [
        figure.affected.name,
        figure.period.edtf,
        figure.qualifier,
        figure.value,
        figure.low,
        figure.high,
        figure.stance,
        figure.claimant.id,
        figure.sources.length,
      ]);
    const ministry = 'war-of-avalon-ministry-of-avalon';
    expect(said).toEqual([
      ['both sides', '1200', 'none', 310, 290, 350, 'third party', 'chronicle', 1],
      ['both sides', '1201', 'none', 1240, null, null, 'third party', 'chronicle', 1],
      ['both sides', '1202', 'between', null, 10, 40, 'third party', 'chronicle', 1],
      ['civilians', '1200-03/1202-11', 'at least', 400, null, null, 'third party', 'chronicle', 1],
      ['Avalon Army', '1200', 'none', 0, null, null, 'own', ministry, 1],
      ['Lyonesse', '1200', 'denied', null, null, null, 'opponent', ministry, 1],
      ['Avalon, not separated', '/1202', 'about', 7, null, null, null, 'not-clear', 2],
    ]);
  });

  test('a second run appends what is new and takes the rest as the same', async () => {
    const again = await bench.run('add', folderOf('avalon', CONFLICT, ROWS));
    expect(again.out).toContain('Nothing was appended: nothing is new.');
    expect(again.out).toContain('The same in the ledger already: 22 entries, of them 7 figures.');
    const grown = CONFLICT.replace(
      '- name: Lyonesse',
      '- name: Lyonesse\n    parties: [Lyonesse Fleet]',
    ).replace('[Avalon Army, Avalon Guard]', '[Avalon Army, Avalon Guard, Avalon Navy]');
    const refused = await bench.refused('add', folderOf('avalon', grown, ROWS));
    expect(refused).toContain('differs from conflict war-of-avalon in the ledger: parties is');
    const more = CONFLICT.replace('Avalon Guard]', 'Avalon Guard, Avalon Navy]');
    const row = 'persons killed,Avalon Navy,3,,,,1200,1200,1210,the source itself,Annals,';
    const { out } = await bench.run('add', folderOf('avalon', more, [...ROWS, row]), '--json');
    const kinds = (JSON.parse(out).entries as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual([
      'conflict',
      'figure',
      ...['party', 'party', 'party'],
      'question',
    ]);
    expect((await viewOf('war-of-avalon')).conflict.parties).toHaveLength(4);
  });

  test('a changed value is refused with the correction to use, which then is the same', async () => {
    const changed = ROWS.map((row) => row.replace(',310,', ',311,'));
    const conflict = CONFLICT.replace('Avalon Guard]', 'Avalon Guard, Avalon Navy]');
    const folder = folderOf('avalon', conflict, changed);
    const refused = await bench.refused('add', folder);
    expect(refused).toMatch(/figures\.csv:2:26: row 1, column value: 311/);
    expect(refused).toContain('value is 310 there and 311 here');
    const correction = /^body:\n( {2,}.*\n)+/m.exec(refused)?.[0] ?? '';
    const file = bench.write('correction.yaml', correction);
    const corrected = await bench.run('correct', file, '--by', 'A. Editor', '--why', 'Misread');
    expect(corrected.code, corrected.err).toBe(0);
    expect((await bench.run('add', folder)).out).toContain('nothing is new');
  });

  test('a withdrawn figure does not come back', async () => {
    const { figures } = await viewOf('war-of-avalon');
    const zero = figures.find(({ value }) => value === 0)?.id;
    const words = { reason: 'our error', words: 'Misread.', replacement: null };
    const file = bench.write('withdrawal.yaml', [{ body: { figure: zero, ...words } }]);
    await bench.run('withdraw', file, '--by', 'A. Editor', '--why', 'Misread');
    const refused = await bench.refused('add', path.join(bench.folder, 'avalon'));
    expect(refused).toContain(`is figure ${zero}, which was withdrawn`);
  });
});

describe('check', () => {
  test('says what is new, appends nothing, and works without a database', async () => {
    const folder = folderOf('checked', CONFLICT.replace('War of', 'Checked war of'), ROWS);
    const before = await bench.countRows();
    const { code, out } = await bench.run('check', folder);
    expect(code).toBe(0);
    expect(out).toContain(
      'new: 6 parties, 1 conflict, 1 phase, 1 claimant, 5 questions, 7 figures; 1 the same',
    );
    expect(await bench.countRows()).toEqual(before);
    const alone = await runCli(['check', folder]);
    expect(alone.out).toContain('as far as can be told without a database');
    expect(await runCli(['check', folder, '--json'])).toMatchObject({ code: 0 });
  });

  test('tells the same fault of many rows once, without a database too', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, n) => `wounded,civilian,1,,,,${1200 + n},,1300,,A,`,
    );
    const folder = folderOf('many', CONFLICT.replace('War of', 'Many wars of'), rows);
    const alone = await runCli(['check', folder]);
    const whole = await bench.run('check', folder);
    for (const { code, err } of [alone, whole]) {
      expect(code).toBe(1);
      expect(err.match(/^.*: row \d+, column who/gm)).toHaveLength(1);
      expect(err).toContain('and 29 more: rows 2, 3');
      expect(err).toContain('✗ 60 problems in');
    }
  });
});

describe('a conflict folder is refused', () => {
  const problemsOf = async (conflict: string, rows: string[], header = HEADER) => {
    const folder = folderOf('refused', conflict, rows);
    writeFileSync(path.join(folder, 'figures.csv'), `${[header, ...rows].join('\n')}\n`);
    const text = await bench.refused('add', folder, '--by', 'A');
    return text.replaceAll(`${folder}/`, '');
  };

  test('with every problem of both files at its place, what was read and what is near', async () => {
    const text = await problemsOf(CONFLICT, [
      'person killed,civilian,"3,500",,,,1972-02-30,,today,Chronicel,Annals,https://annals.test/x',
      'wounded,,some 12,,,,1201,1200,1201,,Annals,annals.test',
      'wounded,,13–46,x,,,,,1201,,,',
    ]);
    for (const place of [
      'figures.csv:2:1: row 1, column what: person killed',
      'Did you mean "persons killed"?',
      'row 1, column who: civilian',
      'Did you mean "civilians"?',
      'Write 3500, if that is meant.',
      'row 1, column from: 1972-02-30',
      'is a day that does not exist',
      'row 1, column as of: today',
      'Did you mean "Chronicle"?',
      '"some" is no bound that is known',
      'is before from, which is 1201',
      'is not a web address',
      'Leave value empty, and write 13 in low and 46 in high.',
      'row 3, column low: x',
      'from and to are empty',
      'no number without its source',
    ]) {
      expect(text).toContain(place);
    }
  });

  test('for fields and columns that are not known, with the nearest', async () => {
    const wrong = CONFLICT.replace('summary:', 'sumary:').replace(
      '    kind: organisation',
      '    kynd: x',
    );
    const text = await problemsOf(wrong, ['1,2'], 'what,whom,value');
    expect(text).toContain('conflict.yaml:2:9: sumary');
    expect(text).toContain('Did you mean "summary"?');
    expect(text).toMatch(/claimants 2, kynd: x\n.*\n.*Did you mean "kind"\?/);
    expect(text).toContain('header: whom');
    expect(text).toContain('5 columns are missing: from, to, as of, says, source');
  });

  test('with the same answer twice, and for parties and phases that are not there', async () => {
    const twice = ROWS.slice(0, 1);
    expect(
      await problemsOf(CONFLICT.replace('War of', 'Other war of'), [...twice, ...twice]),
    ).toContain('answers the same question as row 1');
    const wrong = CONFLICT.replace('party: Avalon', 'party: Avalonn').replace(
      'dates: "1200"',
      'dates: "1200-13"\n    part of: The secnd year',
    );
    expect(await problemsOf(wrong, twice)).toContain('phases 1, dates: "1200-13"');
    expect(await problemsOf(wrong.replace('-13', ''), twice)).toMatch(
      /phases 1, part of[\s\S]*claimants 1, party: Avalonn[\s\S]*Did you mean "Avalon"\?/,
    );
  });

  test('with two places or phases of one name, and a place without a name', async () => {
    const twice = CONFLICT.replace(
      'phases:\n',
      'places:\n  - { kind: town, names: {} }\nphases:\n  - { name: The first year, dates: "1201" }\n',
    );
    expect(await problemsOf(twice, ROWS)).toMatch(/places 1, names.*\n.*a place has a name/);
    const named = twice
      .replace('names: {}', 'names: { Lyonesse: Camelot }')
      .replace('War of', 'Twice');
    expect(await problemsOf(named, ROWS)).toMatch(/phases 2.*\n.*is the same phase as another/);
  });

  test('that is none', async () => {
    expect((await bench.run('add', bench.folder)).err).toContain('casualty-ledger new');
  });
});
