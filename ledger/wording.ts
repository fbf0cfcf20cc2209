import type { Figure } from './figure';
import type { Numbers } from './interval';
import type { Period } from './period';

/** How a figure is said in English. Formatting happens here, at the last step, and nowhere else. */

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 20000 is said "20,000". */
export function formatNumber(n: number): string {
  return NUMBER.format(n);
}

function orUnknown(n: number | null): string {
  return n === null ? 'unknown' : formatNumber(n);
}

/** "7,548–9,077" (en dash); an end that is unknown is said so. */
function formatBounds(low: number | null, high: number | null): string {
  if (low === null && high === null) return 'bounds unknown';
  return `${orUnknown(low)}–${orUnknown(high)}`;
}

/** A number with the bounds that its source publishes beside it, where it publishes any. */
function formatPublished({ value, low, high }: Numbers): string {
  const bounded = low !== null || high !== null;
  if (value === null) return bounded ? formatBounds(low, high) : 'unknown';
  return bounded ? `${formatNumber(value)} (${formatBounds(low, high)})` : formatNumber(value);
}

function formatRange({ value, low, high }: Numbers): string {
  if (value !== null) return `${formatNumber(value)} (${formatBounds(low, high)})`;
  return low === null && high === null
    ? 'unknown'
    : `between ${orUnknown(low)} and ${orUnknown(high)}`;
}

/**
 * A figure's number with its qualifier: "at least 20,000", "12", "7,646 (7,548–9,077)", "an
 * indefinite number", "denied: no number given"; "unknown" where there is no number. Takes a sum as
 * it takes a figure. Odd published bounds are said as published.
 */
export function formatValue(figure: Numbers): string {
  const { value, low, high, qualifier } = figure;
  switch (qualifier) {
    case 'indefinite':
      return 'an indefinite number';
    case 'denied':
      return 'denied: no number given';
    case 'none':
      return formatPublished(figure);
    case 'between':
      return formatRange(figure);
    case 'at least':
    case 'more than': {
      const floor = value ?? low;
      return floor === null ? 'unknown' : `${qualifier} ${formatNumber(floor)}`;
    }
    case 'up to':
    case 'fewer than': {
      const ceiling = value ?? high;
      return ceiling === null ? 'unknown' : `${qualifier} ${formatNumber(ceiling)}`;
    }
    case 'exactly':
      return value === null ? formatPublished(figure) : `exactly ${formatNumber(value)}`;
    case 'about':
    case 'near': {
      const said = formatPublished(figure);
      return said === 'unknown' ? said : `${qualifier} ${said}`;
    }
  }
}

/** "helicopters" for one: its first plural word loses its ending; any other unit stays as it is. */
function singular(unit: string): string {
  return unit.replace(/\b\w*[^\Ws]s\b/, (word) =>
    word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1),
  );
}

/** The number with its unit: "at least 20,000 persons", "1 helicopter", "an indefinite number of persons". */
export function formatFigureSaid(
  figure: Numbers & { measure: Pick<Figure['measure'], 'unit'> },
): string {
  const said = formatValue(figure);
  const { unit } = figure.measure;
  if (figure.qualifier === 'denied') return said;
  if (figure.qualifier === 'indefinite') return `${said} of ${unit}`;
  if (said === 'unknown') return `an unknown number of ${unit}`;
  // "1 person" and "at least 1 person", but "between 0 and 1 persons" and "1 (1–2) persons".
  return `${said} ${/^(?!between)[a-z ]*1$/.test(said) ? singular(unit) : unit}`;
}

function listNames(names: string[]): string {
  return [...new Set(names)].join(' and ');
}

/**
 * Who says it: "The Washington Post, in its own voice" where the claimant is the report itself,
 * else the claimant's name; ", relayed by X" where another passed it on.
 */
export function formatClaimant(
  figure: Pick<Figure, 'claimant' | 'relayed_by' | 'sources'>,
): string {
  const publishers = listNames(figure.sources.map((source) => source.publisher));
  const who =
    figure.claimant.kind === 'document'
      ? `${publishers || figure.claimant.name}, in its own voice`
      : figure.claimant.kind === 'ledger' && publishers !== ''
        ? `${figure.claimant.name}, computed from ${publishers}`
        : figure.claimant.name;
  if (figure.relayed_by === null) return who;
  return `${who}, relayed by ${formatRelay(figure)}`;
}

/** Who passed a claim on: the publisher where the report did so itself; empty where nobody did. */
export function formatRelay(figure: Pick<Figure, 'relayed_by' | 'sources'>): string {
  if (figure.relayed_by === null) return '';
  const publishers = listNames(figure.sources.map((source) => source.publisher));
  return figure.relayed_by.kind === 'document' && publishers !== ''
    ? publishers
    : figure.relayed_by.name;
}

/** Whose losses the claimant speaks of; "not stated" where the record does not say. */
export function formatStance({ stance }: Pick<Figure, 'stance'>): string {
  switch (stance) {
    case 'own':
      return 'on its own losses';
    case 'opponent':
      return "on its opponent's losses";
    case 'third party':
      return 'third party';
    case null:
      return 'not stated';
  }
}

/** Who suffered it, with "(implied)" where the source's words only imply it. */
export function formatAffected(figure: Pick<Figure, 'affected' | 'affected_basis'>): string {
  const { name } = figure.affected;
  if (figure.affected_basis === 'stated' || figure.affected_basis === name) return name;
  return `${name} (${figure.affected_basis})`;
}

/** Who was counted. Things and incidents have nobody to count: null is "not applicable" there. */
export function formatCounted(figure: Pick<Figure, 'counted' | 'measure'>): string {
  const { family } = figure.measure;
  if (figure.counted !== null) return figure.counted;
  return family === 'materiel' || family === 'incidents' ? 'not applicable' : 'not stated';
}

function plural(n: number, noun: string): string {
  return `${formatNumber(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/**
 * "2 documents, 1 claim": how often a claim was repeated does not corroborate it. Two states of
 * one document are one document.
 */
export function formatDocuments(figure: Pick<Figure, 'sources'>): string {
  const documents = new Set(figure.sources.map((source) => source.id)).size;
  const states = figure.sources.length;
  const said =
    states > documents
      ? `${plural(documents, 'document')} in ${plural(states, 'state')}`
      : plural(documents, 'document');
  return states > 1 ? `${said}, 1 claim` : said;
}

type Day = { year: string; month: string | null; day: number | null; mark: string };

/** Null where the text is a form of EDTF that has no short English; it is then shown as it is. */
function readDay(edtf: string): Day | null {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)$/.exec(edtf);
  const year = found?.[1];
  if (!found || year === undefined) return null;
  const month = found[2] === undefined ? null : MONTHS[Number(found[2]) - 1];
  if (month === undefined) return null;
  const day = found[3] === undefined ? null : Number(found[3]);
  return { year: String(Number(year)), month, day, mark: found[4] ?? '' };
}

/** The parts of a date that are said: all of them, or fewer where the other end says the rest. */
function sayDay(day: Day, parts: { month: boolean; year: boolean }): string {
  const said = [day.day, parts.month ? day.month : null, parts.year ? day.year : null].filter(
    (part) => part !== null,
  );
  const text = said.join(' ');
  if (day.mark === '?') return `${text} (uncertain)`;
  if (day.mark === '~') return `about ${text}`;
  return day.mark === '%' ? `about ${text} (uncertain)` : text;
}

function sayDate(edtf: string): string {
  const day = readDay(edtf);
  return day ? sayDay(day, { month: true, year: true }) : edtf;
}

/** "12 to 14 July 2020", "27 September to 10 November 2020": what both ends share is said once. */
function sayBothEnds(start: string, end: string): string {
  const from = readDay(start);
  const to = readDay(end);
  const alike = from && to && !from.mark && !to.mark && from.year === to.year;
  const sameForm =
    alike && (from.day === null) === (to.day === null) && from.month !== null && to.month !== null;
  if (!sameForm) return `${sayDate(start)} to ${sayDate(end)}`;
  const month = from.month !== to.month || from.day === null;
  return `${sayDay(from, { month, year: false })} to ${sayDate(end)}`;
}

/**
 * An EDTF date or interval in English: "2024", "July 2020", "27 September 2020", "to 1994" (its
 * start is unknown), "from 2015" (its end is). A form that has no short English stays EDTF.
 */
export function formatDay(edtf: string): string {
  const [start, end, ...more] = edtf.split('/');
  if (start === undefined || end === undefined || more.length > 0) return sayDate(edtf);
  const starts = start !== '' && start !== '..';
  const ends = end !== '' && end !== '..';
  if (starts && ends) return start === end ? sayDate(start) : sayBothEnds(start, end);
  if (ends) return `to ${sayDate(end)}`;
  if (!starts) return 'unknown';
  return end === '..' ? `from ${sayDate(start)} on` : `from ${sayDate(start)}`;
}

/** A period in English, from its EDTF: "2015 to 27 September 2020", "12 to 14 July 2020". */
export function formatPeriod(period: Pick<Period, 'edtf'>): string {
  return formatDay(period.edtf);
}
