import { expect, test } from 'vitest';
import { parsePeriod } from '../period';
import { listPhaseNames } from './phase-names';

const phase = (name: string, period: string, more: { note?: string; part_of?: string } = {}) => ({
  ...{ id: name, conflict: 'lyonesse', name, period: parsePeriod(period) },
  ...{ part_of: more.part_of ?? null, note: more.note ?? null },
});
const PHASES = [
  phase('War of 2020', '2020-09-27/2020-11-10'),
  phase('War to May 1994', '/1994-05'),
  phase('After the war to May 1994', '1994-05/..'),
  phase('Fighting of April 2016', '2016-04', { note: 'Also called the four-day war.' }),
  phase('Four-Day War', '2016-04', { part_of: 'years' }),
];
const names = listPhaseNames(PHASES, ['North Lyonesse conflict']);

test('wars are named in turn, the earliest first, whatever their order in the records', () => {
  expect(names[1]).toEqual([
    'War to May 1994',
    'first  war',
    'first North Lyonesse war',
    'first North war',
    'first Lyonesse war',
  ]);
  expect(names[0]).toContain('second Lyonesse war');
});

test('what is no war of its own has no turn: what came after one, a part of another phase', () => {
  expect(names[2]).toEqual(['After the war to May 1994']);
  expect(names[4]).toEqual(['Four-Day War']);
});

test('a note gives a name, and two days a length', () => {
  expect(names[3]).toEqual(['Fighting of April 2016', 'four-day war']);
  expect(names[0]).toEqual(expect.arrayContaining(['44 day war', '45 day war', '6 week war']));
});
