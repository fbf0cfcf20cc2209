import { expect, test } from 'vitest';
import { writeAnswer } from '@/ledger/answer';
import type { Figure } from '@/ledger/figure';
import {
  armeniaMod,
  azerbaijanMod,
  denied,
  exampleFigure,
  exampleParty,
  hundreds,
  seed1,
  ucdp1992,
  ucdp1993,
  ucdp2020,
  voa30000,
} from '@/tests/unit/example-figures';

const SIDES = [
  { id: 'armenian', name: 'Armenian side' },
  { id: 'azerbaijani', name: 'Azerbaijan' },
];
const pashinyan: Figure['claimant'] = {
  id: 'nikol-pashinyan',
  name: 'Prime Minister Nikol Pashinyan',
  kind: 'person',
  party: exampleParty('armenia'),
};
const armenia: Figure['claimant'] = { ...pashinyan, id: 'armenia', name: 'Armenia' };
const own = { stance: 'own', affected: exampleParty('armenia'), period: '2020-09-27/2020-11-10' };
const latest = exampleFigure({
  ...own,
  stance: 'own',
  claimant: pashinyan,
  counted: 'not stated',
  value: 3773,
  as_of: '2021-08-24',
});
const early = exampleFigure({
  ...own,
  stance: 'own',
  claimant: armenia,
  value: 2425,
  as_of: '2020-11',
});

test('a party’s latest figure comes first, with what it said before and which side has given none', () => {
  expect(writeAnswer([early, latest], SIDES)).toBe(
    'Armenia’s latest figure for own losses is 3,773 persons (Prime Minister Nikol Pashinyan, as of 24 August 2021); the one as of November 2020 was 2,425 (military). The ledger has no figure from Azerbaijan.',
  );
});

test('two reports of one day stand side by side from the lower bound on, the day said once', () => {
  expect(writeAnswer([voa30000, seed1], SIDES)).toBe(
    'At least 20,000 persons according to The Washington Post; 30,000 persons according to VOA News, both as of 27 September 2020. The ledger has no figure from either side.',
  );
});

test('what each side says is told by whose losses it speaks of, in the order of the sides', () => {
  const one = exampleFigure({ claimant: azerbaijanMod, stance: 'own', value: 1 });
  const two = exampleFigure({ claimant: armeniaMod, stance: 'opponent', value: 2 });
  expect(writeAnswer([one, two], SIDES)).toBe(
    "Armenia’s figure for the opponent’s losses is 2 persons (Armenia's Defence Ministry, as of 27 September 2020). Azerbaijan’s figure for own losses is 1 person (Azerbaijan's Defence Ministry, as of 27 September 2020).",
  );
});

test('a denial and a wordless number are no numbers, and neither becomes zero', () => {
  expect(writeAnswer([denied], SIDES)).toMatch(/denies the losses and gives no number/);
  expect(writeAnswer([hundreds], SIDES)).toMatch(/^An indefinite number of persons according to /);
  expect(writeAnswer([denied, hundreds], SIDES)).not.toMatch(/\b0\b/);
});

test('two numbers of one day by one claimant are two answers, told by who was counted', () => {
  const a = exampleFigure({ value: 181, counted: 'military' });
  const b = exampleFigure({ value: 179, counted: 'combatants' });
  expect(writeAnswer([a, b], SIDES)).toMatch(
    /^179 persons \(combatants\) according to Example Agency; 181 persons \(military\) according to/,
  );
});

test('what a source leaves open does not tell its figure from others', () => {
  const open = { affected: exampleParty('not-stated'), affected_basis: 'not stated' } as const;
  const a = exampleFigure({ ...open, counted: 'not stated', value: 200 });
  const b = exampleFigure({ affected: exampleParty('both-sides'), value: 210 });
  expect(writeAnswer([a, b], SIDES)).toMatch(
    /^200 persons according to .*; 210 persons \(both sides, military\)/,
  );
});

test('a series of years is told by its lowest and its highest, and as no total', () => {
  expect(writeAnswer([ucdp2020, ucdp1992, ucdp1993], SIDES)).toBe(
    '3 figures according to Uppsala Conflict Data Program, as of 2024: the lowest is 1,171 (968–1,801) persons for 1993, the highest 7,646 (7,548–9,077) persons for 2020. They cover different periods, and the ledger makes no total of them.',
  );
});

test('a question without a figure says so', () => {
  expect(writeAnswer([], SIDES)).toBe('The ledger has no figure for this.');
});
