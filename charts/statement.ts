import type { Conflict } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { toInterval } from '@/ledger/interval';
import {
  formatAffected,
  formatClaimant,
  formatCounted,
  formatDay,
  formatDocuments,
  formatFigureSaid,
  formatPeriod,
  formatStance,
  formatValue,
} from '@/ledger/wording';
import type { Bound, Fill, Mark, Side, Statement } from './chart';

/** A label says the unit too where rows of one panel count different things. */
export type LabelForm = 'number' | 'number and unit';

/** A figure as the words that travel with its number. */
export function toStatement(figure: Figure, form: LabelForm = 'number'): Statement {
  const { measure, question, value, low, high } = figure;
  const uncounted = measure.family === 'materiel' || measure.family === 'incidents';
  return {
    figure: figure.id,
    version: figure.version,
    href: `/figures/${figure.id}`,
    label: form === 'number' ? formatValue(figure) : formatFigureSaid(figure),
    qualifier: figure.qualifier,
    value,
    low,
    high,
    unit: measure.unit,
    question: question.title,
    scope: question.scope,
    phase: figure.phase?.name ?? null,
    affected: formatAffected(figure),
    counted: uncounted ? null : formatCounted(figure),
    claimant: formatClaimant(figure),
    stance: figure.stance,
    asOf: formatDay(figure.as_of),
    period: formatPeriod(figure.period),
    sources: figure.sources.map(({ publisher, title }) => ({ publisher, title })),
    documents: formatDocuments(figure),
    note: figure.note,
    status: 'current',
  };
}

/** The number with its qualifier and its unit, said once, whether the drawn label has the unit or not. */
export function sayNumber({
  value,
  low,
  high,
  qualifier,
  unit,
}: Pick<Statement, 'value' | 'low' | 'high' | 'qualifier' | 'unit'>): string {
  return formatFigureSaid({ value, low, high, qualifier, measure: { unit } });
}

/** What marks need of a conflict's view: its sides, in alphabetical order. */
export type WithSides = { conflict: Pick<Conflict, 'sides'> };

/** The conflict's side that a party belongs to: hue and shape follow the alphabetical order of sides. */
export function toSide(view: WithSides, side: string | null | undefined): Side {
  const [first, second] = view.conflict.sides;
  if (side && side === first?.id) return 'first';
  return side && side === second?.id ? 'second' : 'neutral';
}

/** Hollow is what one side says of the other's losses; everything else is solid. */
export function toFill(figure: Pick<Figure, 'stance'>): Fill {
  return figure.stance === 'opponent' ? 'hollow' : 'solid';
}

const BOUND = {
  bare: 'point',
  exact: 'exact',
  floor: 'floor',
  ceiling: 'ceiling',
  soft: 'soft',
  range: 'range',
} as const;

/** The form of a figure's mark; null for one without a number, which is listed and never plotted. */
function toBound(figure: Figure): Bound | null {
  const { end } = toInterval(figure);
  if (end === 'wordless') return null;
  const { value, low, high } = figure;
  if (value === null && low === null && high === null) return null;
  if (end === 'bare' && (low !== null || high !== null)) return 'range';
  // "At most 0" is a ceiling; a bare or exact 0 is a zero that somebody asserts.
  if (value === 0 && (end === 'bare' || end === 'exact')) return 'zero';
  return BOUND[end];
}

function makeMark(figure: Figure, side: Side, form: LabelForm): Mark | null {
  const bound = toBound(figure);
  const anchor = figure.value ?? figure.low ?? figure.high;
  if (bound === null || anchor === null) return null;
  return {
    ...toStatement(figure, form),
    anchor,
    core: figure.value !== null || bound !== 'range',
    bound,
    side,
    fill: toFill(figure),
  };
}

/**
 * Marks by their figure, which is one object at every position (`db/queries/read-figures.ts`): when one
 * figure is corrected, the marks of the others stay.
 */
const marks: Record<LabelForm, WeakMap<Figure, { side: Side; mark: Mark | null }>> = {
  number: new WeakMap(),
  'number and unit': new WeakMap(),
};

/** A figure as a mark, which is shared: no caller may change it. Null where it carries no number. */
export function toMark(view: WithSides, figure: Figure, form: LabelForm = 'number'): Mark | null {
  const side = toSide(view, figure.claimant.party?.side);
  const found = marks[form].get(figure);
  if (found?.side === side) return found.mark;
  const mark = makeMark(figure, side, form);
  marks[form].set(figure, { side, mark });
  return mark;
}

/** Superseded versions of a figure, newest first, as marks to be shown struck. */
export function toStruck(
  view: WithSides,
  figure: Figure,
  earlier: readonly Figure[],
  form?: LabelForm,
): Mark[] {
  if (figure.version === 1) return [];
  return earlier
    .filter(({ id, version }) => id === figure.id && version < figure.version)
    .sort((a, b) => b.version - a.version)
    .flatMap((version) => {
      const mark = toMark(view, version, form);
      const href = `/figures/${version.id}/v${version.version}`;
      return mark ? [{ ...mark, href, status: 'superseded' as const }] : [];
    });
}

/**
 * Of superseded versions those that said another number: one that was corrected in its document alone
 * would stand behind the mark that replaced it.
 */
export function toFormerNumbers(
  view: WithSides,
  figure: Figure,
  earlier: readonly Figure[],
): Mark[] {
  const numberOf = ({
    value,
    low,
    high,
    qualifier,
  }: Pick<Mark, 'value' | 'low' | 'high' | 'qualifier'>) => [value, low, high, qualifier].join(' ');
  const said = new Set([numberOf(figure)]);
  return toStruck(view, figure, earlier).filter((mark) => {
    const isNew = !said.has(numberOf(mark));
    said.add(numberOf(mark));
    return isNew;
  });
}

/** Who gives the number; who passed it on gives none, and makes no second claimant of one. */
export function nameClaimant(figure: Figure): string {
  const { claimant, sources } = figure;
  return formatClaimant({ claimant, sources, relayed_by: null });
}

/** "Armenia's Defence Ministry, on its opponent's losses"; a third party's stance goes without saying. */
export function sayClaimant(figure: Figure): string {
  const who = formatClaimant(figure);
  return figure.stance === 'own' || figure.stance === 'opponent'
    ? `${who}, ${formatStance(figure)}`
    : who;
}

/** Who and what was counted, as of when, and how often it was repeated: what a row says in small. */
export function sayScope(figure: Figure): string {
  const { counted, affected, asOf, documents } = toStatement(figure);
  const unsaid = figure.affected_basis === 'not stated';
  // Incidents have nobody to count: that their report names no side goes without saying.
  const nobody = unsaid && counted === null;
  const whom = counted === null ? affected : `${affected}, ${counted}`;
  const said = unsaid && counted === 'not stated' ? 'who: not stated' : whom;
  const parts = [
    nobody ? [] : [said],
    [`as of ${asOf}`],
    figure.sources.length > 1 ? [documents] : [],
  ];
  return parts.flat().join(' · ');
}
