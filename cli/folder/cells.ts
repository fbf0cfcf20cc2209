import { suggest } from '@/ledger/nearest';
import { isOfASpreadsheet, parseCalendarPeriod } from '@/ledger/period';
import { BASES, type Basis, QUALIFIERS, type Qualifier } from '@/ledger/vocabulary';
import type { Problem } from '../failure';
import { readWhole } from '../input/spreadsheet';
import type { SheetRow } from './read-sheet';
import type { SheetColumnName } from './sheet-columns';

/** What the cells of a row say, or what is wrong with them. */
export type Read<T> = { value: T } | { problems: Problem[] };

export type RowNumbers = {
  value: number | null;
  low: number | null;
  high: number | null;
  qualifier: Qualifier;
};

/** The longest first: "fewer than" before what begins alike. */
const WORDS = [...QUALIFIERS].sort((a, b) => b.length - a.length);
const WORDLESS: readonly Qualifier[] = ['indefinite', 'denied'];

/** A whole number that can be counted to, separators and all where they can be nothing else. */
function readCount(cell: string): number | null {
  const number = readWhole(cell);
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

function explainNumber(cell: string): { message: string; fix: string } {
  const joined = cell.replace(/[\s,.'’\u00A0\u202F]/g, '');
  if (/^\d{1,3}([\s,.'’\u00A0\u202F]\d{3})+$/.test(cell)) {
    return { message: 'has separators in it', fix: `Write ${joined}, if that is meant.` };
  }
  const [, low, high] = /^(\d+)\s*[-–—]\s*(\d+)$/.exec(cell) ?? [];
  if (low !== undefined) {
    const fix = `Leave value empty, and write ${low} in low and ${high} in high.`;
    return { message: 'is a range', fix };
  }
  const fix = `Write a whole number, such as 3500, or one of these words before it: ${QUALIFIERS.join(', ')}.`;
  return { message: 'is not a whole number', fix };
}

function readNumber(row: SheetRow, column: 'low' | 'high'): Read<number | null> {
  const cell = row.cell(column);
  if (cell === '') return { value: null };
  const number = readCount(cell);
  if (number !== null) return { value: number };
  const { message, fix } = explainNumber(cell);
  return { problems: [row.refuse(column, message, fix)] };
}

/** The cell `value`: a number, with a qualifier before it or without, or a qualifier alone. */
function readValue(row: SheetRow): Read<{ qualifier: Qualifier | null; value: number | null }> {
  const cell = row.cell('value').replace(/\s+/g, ' ');
  if (cell === '') return { value: { qualifier: null, value: null } };
  const said = WORDS.find(
    (word) => cell.toLowerCase() === word || cell.toLowerCase().startsWith(`${word} `),
  );
  const rest = said === undefined ? cell : cell.slice(said.length).trim();
  if (rest === '') return { value: { qualifier: said ?? null, value: null } };
  const value = readCount(rest);
  if (value !== null) return { value: { qualifier: said ?? 'none', value } };
  const [, words = '', number] = /^(\D+?) ?(\d+)$/.exec(cell) ?? [];
  if (number !== undefined && said === undefined) {
    const fix = suggest(words, QUALIFIERS);
    return { problems: [row.refuse('value', `"${words}" is no bound that is known`, fix)] };
  }
  const { message, fix } = explainNumber(rest);
  return { problems: [row.refuse('value', message, fix)] };
}

function refuseNumbers(row: SheetRow, numbers: RowNumbers): Problem[] {
  const { value, low, high, qualifier } = numbers;
  const all = [value, low, high];
  if (WORDLESS.includes(qualifier)) {
    if (all.every((each) => each === null)) return [];
    return [row.refuse('value', `"${qualifier}" carries no number`, 'Leave low and high empty.')];
  }
  if (qualifier === 'between') {
    if (low !== null && high !== null) return [];
    return [row.refuse('value', '"between" needs low and high', 'Write both, or another word.')];
  }
  if (value !== null) return [];
  const fix =
    low === null && high === null
      ? 'Write the number; or indefinite ("dozens") or denied, which carry none. A row without a figure is taken out.'
      : 'Write the other bound too, or the words of the source in value: at least 13, up to 46.';
  return [row.refuse('value', 'is empty', fix)];
}

/** The numbers of a row with their qualifier. Low and high without a value are "between". */
export function readNumbers(row: SheetRow): Read<RowNumbers> {
  const [said, low, high] = [readValue(row), readNumber(row, 'low'), readNumber(row, 'high')];
  if ('problems' in said || 'problems' in low || 'problems' in high) {
    return {
      problems: [said, low, high].flatMap((each) => ('problems' in each ? each.problems : [])),
    };
  }
  const isRange = said.value.qualifier === null && low.value !== null && high.value !== null;
  const numbers: RowNumbers = {
    value: said.value.value,
    low: low.value,
    high: high.value,
    qualifier: said.value.qualifier ?? (isRange ? 'between' : 'none'),
  };
  const problems = refuseNumbers(row, numbers);
  return problems.length > 0 ? { problems } : { value: numbers };
}

const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');

/**
 * A day that a spreadsheet has put into the form of a country that can be read in one way alone:
 * 30.01.1972, 1972. 01. 30. or 1972/01/30. Between slashes, day or month may stand first: it stays as it is.
 */
function plainDay(cell: string): string {
  const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\.?$/.exec(cell) ?? [];
  if (year !== undefined) return `${year}-${pad(month)}-${pad(day)}`;
  const [, first, second, third] =
    /^(\d{4})(?:\. ?|\/)(\d{1,2})(?:\. ?|\/)(\d{1,2})\.?$/.exec(cell) ?? [];
  return first === undefined ? cell : `${first}-${pad(second)}-${pad(third)}`;
}

const DATE_FIX = 'Write 1972-01-30, 1972-01 or 1972.';

function refuseDate(row: SheetRow, column: SheetColumnName, edtf: string): Problem[] {
  try {
    parseCalendarPeriod(edtf);
    return [];
  } catch {
    const isForm = /^\d{4}(-\d\d){0,2}$/.test(edtf);
    if (isOfASpreadsheet(edtf)) {
      const fix = `Set the cells to text before you type: a spreadsheet changes dates. ${DATE_FIX}`;
      return [row.refuse(column, 'is a date as spreadsheets show it', fix)];
    }
    const message = isForm ? 'is a day that does not exist' : 'is not a date that can be read';
    return [row.refuse(column, message, DATE_FIX)];
  }
}

/** The day of which a row's source speaks. */
export function readAsOf(row: SheetRow): Read<string> {
  const cell = plainDay(row.cell('as of'));
  if (cell === '') {
    const fix = `Write the day of which the source speaks; often the day it was published. ${DATE_FIX}`;
    return { problems: [row.refuse('as of', 'is empty', fix)] };
  }
  const problems = refuseDate(row, 'as of', cell);
  return problems.length > 0 ? { problems } : { value: cell };
}

/**
 * The period of a row, in EDTF. One end alone leaves the other unknown; none at all is the phase's.
 * @param phaseDates the dates of the phase that the row names; null where it names none
 */
export function readPeriod(row: SheetRow, phaseDates: string | null): Read<string> {
  const [from, to] = [plainDay(row.cell('from')), plainDay(row.cell('to'))];
  if (from === '' && to === '') {
    if (phaseDates !== null) return { value: phaseDates };
    const fix = `Write the first and the last day, month or year of what was counted; the same in both for a single one. ${DATE_FIX}`;
    return { problems: [row.refuse('from', 'from and to are empty', fix)] };
  }
  const problems = [
    ...(from === '' ? [] : refuseDate(row, 'from', from)),
    ...(to === '' ? [] : refuseDate(row, 'to', to)),
  ];
  if (problems.length > 0) return { problems };
  if (from === to) return { value: from };
  try {
    return { value: parseCalendarPeriod(`${from}/${to}`).edtf };
  } catch {
    return {
      problems: [
        row.refuse('to', `is before from, which is ${from}`, 'Exchange the two, or correct one.'),
      ],
    };
  }
}

/** How the number came about. A derived one is made by `derive`, not written. */
export function readBasis(row: SheetRow): Read<Basis> {
  const cell = row.cell('basis').toLowerCase();
  const known = BASES.filter((basis) => basis !== 'derived');
  const found = cell === '' ? 'claim' : known.find((basis) => basis === cell);
  if (found !== undefined) return { value: found };
  return {
    problems: [row.refuse('basis', 'is none of the words that it may be', suggest(cell, known))],
  };
}
