import type { Cell } from './csv';
import type { Figure, FigureSource } from './figure';

/** The datatypes of CSVW that the columns use. */
export type Datatype = 'string' | 'integer' | 'date' | 'datetime' | 'anyURI' | 'boolean';

/**
 * A column of the exported files: its name in the header, and what CSVW says about it. `separator`
 * is set where a cell lists one item a source, in the order of the figure's sources.
 */
export type Column = {
  name: string;
  title: string;
  datatype: Datatype;
  description: string;
  separator?: string;
  /** @param origin the public origin, without a slash at its end */
  get: (figure: Figure, context: { origin: string }) => Cell;
};

export const SEPARATOR = ' | ';
/** A bar that could be taken for the separator: nothing but space or an end on either side. */
const LONE_BAR = /(?<=\s|^)\|(?=\s|$)/g;
const LICENCE = 'CC-BY-4.0';

function column(
  name: string,
  title: string,
  datatype: Datatype,
  description: string,
  get: Column['get'],
): Column {
  return { name, title, datatype, description, get };
}

/**
 * One item a source, in one order throughout, so that the n-th of each cell belong together; an item
 * that is unknown is empty, and so is a cell that knows none. Page titles do hold " | ": there the
 * bar is written as a broken one, so that the items can always be told apart.
 */
function sourceColumn(
  name: string,
  title: string,
  datatype: Datatype,
  description: string,
  field: keyof Pick<
    FigureSource,
    'publisher' | 'title' | 'date' | 'url' | 'archived_url' | 'accessed'
  >,
): Column {
  const get = ({ sources }: Figure) => {
    const items = sources.map((source) => source[field]);
    if (items.every((item) => item === null)) return null;
    return items.map((item) => (item === null ? '' : item.replace(LONE_BAR, '¦'))).join(SEPARATOR);
  };
  return {
    ...column(name, title, datatype, `${description} One item a source, in the same order.`, get),
    separator: SEPARATOR,
  };
}

function nameScope({ question }: Figure): string | null {
  if (question.scope !== null || question.ucdp_conflict_id === null) return question.scope;
  return `UCDP conflict ${question.ucdp_conflict_id}`;
}

function attribute(figure: Figure): string {
  const cited = figure.sources.map((source) => `${source.publisher}, ${source.title}`).join('; ');
  return `Casualty Ledger; cite the original source first: ${cited}`;
}

const EDTF = 'EDTF (ISO 8601-2)';

/** Column set 1: published, so never changed; another order or column is another set. */
const SET_1: readonly Column[] = [
  column('figure_id', 'Figure', 'string', 'The id of the figure; never reused.', (f) => f.id),
  column('version', 'Version', 'integer', 'Which state of the figure this is.', (f) => f.version),
  column(
    'position',
    'Position',
    'integer',
    'The number of the ledger entry that made it.',
    (f) => f.position,
  ),
  column(
    'permalink',
    'Permalink',
    'anyURI',
    'The address of this version.',
    (f, { origin }) => `${origin}/figures/${f.id}/v${f.version}`,
  ),
  column('conflict', 'Conflict', 'string', 'The slug of the conflict.', (f) => f.conflict.slug),
  column('phase', 'Phase', 'string', 'The id of the phase.', (f) => f.phase?.id ?? null),
  column(
    'question',
    'What was counted',
    'string',
    'The slug of the question.',
    (f) => f.question.id,
  ),
  column(
    'scope',
    'Scope',
    'string',
    'What the count is limited to, in words or as a UCDP conflict.',
    nameScope,
  ),
  column('measure', 'Measure', 'string', 'What is counted; see /methods.', (f) => f.measure.name),
  column('unit', 'Unit', 'string', 'The unit of value, low and high.', (f) => f.measure.unit),
  column('affected', 'Affected', 'string', 'Who suffered it.', (f) => f.affected.name),
  column(
    'affected_basis',
    'Affected: basis',
    'string',
    'Whether the words state or only imply who suffered it.',
    (f) => f.affected_basis,
  ),
  column('counted', 'Counted', 'string', 'Who was counted.', (f) => f.counted),
  column('claimant', 'Claimant', 'string', 'Who says it.', (f) => f.claimant.name),
  column(
    'stance',
    'Stance',
    'string',
    "Own losses, opponent's losses, or a third party.",
    (f) => f.stance,
  ),
  column(
    'relayed_by',
    'Relayed by',
    'string',
    'Who passed the claim on.',
    (f) => f.relayed_by?.name ?? null,
  ),
  column('value', 'Value', 'integer', 'The number; empty is unknown, 0 is zero.', (f) => f.value),
  column('low', 'Low', 'integer', 'The low bound as published.', (f) => f.low),
  column('high', 'High', 'integer', 'The high bound as published.', (f) => f.high),
  column(
    'qualifier',
    'Qualifier',
    'string',
    'The bound that the words carry; "none" is the bare number.',
    (f) => f.qualifier,
  ),
  column('basis', 'Basis', 'string', 'Claim, count, estimate or derived.', (f) => f.basis),
  column(
    'in_words',
    'In words',
    'boolean',
    'Whether the number is spelled out in the source.',
    (f) => f.in_words,
  ),
  column('wording', 'Wording', 'string', 'A few of the words of the source.', (f) => f.wording),
  column('period', 'Period', 'string', `When it happened, in ${EDTF}.`, (f) => f.period.edtf),
  column(
    'period_start',
    'Period: start',
    'date',
    'The first day of the outer range; empty is unknown.',
    (f) => f.period.start,
  ),
  column(
    'period_end',
    'Period: end',
    'date',
    'The last day of the outer range; empty is unknown.',
    (f) => f.period.end,
  ),
  column(
    'period_precision',
    'Period: precision',
    'string',
    'What the published period resolves: day, month or year, or the two ends of an interval.',
    (f) => f.period.precision,
  ),
  column('as_of', 'As of', 'string', `The day the number speaks of, in ${EDTF}.`, (f) => f.as_of),
  sourceColumn('source_publisher', 'Source: publisher', 'string', 'Who published it.', 'publisher'),
  sourceColumn(
    'source_title',
    'Source: title',
    'string',
    'The title of the document; a bar in it is written as a broken bar (¦).',
    'title',
  ),
  sourceColumn('source_date', 'Source: date', 'string', `When published, in ${EDTF}.`, 'date'),
  sourceColumn('source_url', 'Source: address', 'anyURI', 'Where it was published.', 'url'),
  sourceColumn(
    'source_archived_url',
    'Source: archived address',
    'anyURI',
    'Where a copy is kept.',
    'archived_url',
  ),
  sourceColumn('accessed', 'Accessed', 'string', `When it was read, in ${EDTF}.`, 'accessed'),
  column(
    'recorded_at',
    'Recorded at',
    'datetime',
    'When the entry was made (UTC).',
    (f) => f.recorded_at,
  ),
  column(
    'status',
    'Status',
    'string',
    'Current, superseded or withdrawn, at the position that the file is of: the file of one version keeps what was true when that version was recorded.',
    (f) => f.status,
  ),
  column(
    'fingerprint',
    'Fingerprint',
    'string',
    'SHA-256 of the entry and its predecessor, 64 hex digits.',
    (f) => f.fingerprint,
  ),
  column('licence', 'Licence', 'string', 'The licence of the compilation.', () => LICENCE),
  column('attribution', 'Attribution', 'string', 'How to cite it.', attribute),
];

/** The numbered column sets. A pinned address keeps the set of its position for good. */
export const COLUMN_SETS = { 1: SET_1 } as const;
export type ColumnSet = keyof typeof COLUMN_SETS;

/** The header of a column set: its columns' names, in order. */
export function listColumnNames(set: ColumnSet = 1): string[] {
  return COLUMN_SETS[set].map((each) => each.name);
}

/**
 * One row of an exported file. Unknown is null; numbers are numbers, in the measure's unit.
 * @param origin the public origin, without a slash at its end
 */
export function toRow(figure: Figure, origin: string, set: ColumnSet = 1): Cell[] {
  return COLUMN_SETS[set].map((each) => each.get(figure, { origin }));
}
