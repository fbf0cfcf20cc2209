import type { EntryBodies } from '@/ledger/entry';
import { parsePeriod } from '@/ledger/period';
import type { Numbers } from './difference';
import { cellOf, readCounts, readRows } from './files';

/**
 * What each derived figure comes to: by its question, period and side, from the days of the rows. It
 * shares no code with what wrote the figures.
 */

type Figure = EntryBodies['figure'];

/** The two times of the publisher's files, and what each calls the file of a side. */
const BEFORE_WAR = {
  armenian: '2015-2020/arm.csv',
  azerbaijan: '2015-2020/aze.csv',
  both: '2015-2020/all.csv',
};
const AFTER_WAR = {
  armenian: '2020-2023/arm-casualties.csv',
  azerbaijan: '2020-2023/aze-casualties.csv',
  both: '2020-2023/all-casualties.csv',
};
type Side = keyof typeof BEFORE_WAR;

function add(folder: string, file: string, kind: RegExp, { period }: Figure): number {
  const { start, end } = parsePeriod(period);
  return readCounts(folder, file)
    .filter((row) => kind.test(row.kind))
    .filter(({ date }) => (start === null || date >= start) && (end === null || date <= end))
    .reduce((sum, { number }) => sum + number, 0);
}

function sideOf({ affected }: Figure): Side {
  if (affected === 'both-sides') return 'both';
  return affected === 'azerbaijan' ? 'azerbaijan' : 'armenian';
}

function kindOf({ counted }: Figure): RegExp {
  return counted === 'combatants' ? /^Combatants Killed$/ : /^Non-combatants Killed$/;
}

function addKilled(figure: Figure, folder: string): number {
  const files = figure.period < '2020-10' ? BEFORE_WAR : AFTER_WAR;
  return add(folder, files[sideOf(figure)], kindOf(figure), figure);
}

/** Military and civilians in one file, combatants and non-combatants in the two by side. */
function addFrontLines(figure: Figure, folder: string): number {
  if (figure.counted === 'military') {
    return add(folder, BEFORE_WAR.both, /^Military Killed$/, figure);
  }
  if (figure.counted === 'civilians') {
    return add(folder, BEFORE_WAR.both, /^Civilians Killed$/, figure);
  }
  const sides = [BEFORE_WAR.armenian, BEFORE_WAR.azerbaijan];
  return sides.reduce((sum, file) => sum + add(folder, file, kindOf(figure), figure), 0);
}

function countWeapons({ period }: Figure, folder: string): number {
  const { start, end } = parsePeriod(period);
  return readCounts(folder, '2015-2020/weapon.csv').filter(
    ({ date }) => (start === null || date >= start) && (end === null || date <= end),
  ).length;
}

function addCountries({ period }: Figure, folder: string): Numbers {
  const rows = readRows(folder, 'world/ged-23.1-deaths-by-country-and-year.csv').filter(
    (row) => row.year === period && (row.country === 'Armenia' || row.country === 'Azerbaijan'),
  );
  const sum = (column: string) =>
    rows.reduce((total, row) => total + Number(cellOf(row, column)), 0);
  return { value: sum('deaths_best'), low: sum('deaths_low'), high: sum('deaths_high') };
}

/** @throws Error for a figure that nothing here computes */
export function derive(figure: Figure, folder: string): Numbers {
  const exactly = (value: number): Numbers => ({ value, low: null, high: null });
  const { question } = figure;
  if (question.startsWith('weapon-use-rows')) return exactly(countWeapons(figure, folder));
  if (question.includes('-along-the-front-lines-')) return exactly(addFrontLines(figure, folder));
  if (question.includes('-killed-by-month-') || question.endsWith('-crisis-group')) {
    return exactly(addKilled(figure, folder));
  }
  if (question === 'deaths-by-country-armenia-and-azerbaijan') return addCountries(figure, folder);
  throw new Error(`nothing computes figure ${figure.id} of ${question} again`);
}
