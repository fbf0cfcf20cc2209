import type { ConflictView, FigureRelation, Measure, Phase, Question } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { parsePeriod } from '@/ledger/period';
import type { Accumulation, Relation } from '@/ledger/vocabulary';
import { exampleParties } from './example-figures';

/** A conflict's view around some figures: its measures and questions are read from them. */

function examplePhase(id: string, name: string, period: string, partOf: string | null): Phase {
  const conflict = 'nagorno-karabakh';
  return { id, conflict, name, period: parsePeriod(period), part_of: partOf, note: null };
}

export const warTo1994 = examplePhase('war-to-1994', 'War to May 1994', '/1994-05', null);
export const april2016 = examplePhase('april-2016', 'Fighting of April 2016', '2016-04', null);
export const since2015 = examplePhase('since-2015', 'Since 2015', '2015/2020-09-26', null);
export const july2020 = examplePhase('july-2020', 'Border, July 2020', '2020-07', 'since-2015');
export const autumn2020 = examplePhase('autumn-2020', 'War of 2020', '2020-09-27/2020-11-10', null);
export const firstDay = examplePhase('first-day', 'The first day', '2020-09-27', 'autumn-2020');
export const september2023 = examplePhase('september-2023', 'September 2023', '2023-09', null);

/** A figure within a phase. */
export function inPhase({ id, name }: Phase, figure: Figure): Figure {
  return { ...figure, phase: { id, name } };
}

export function exampleRelation(
  figure: Figure,
  relation: Relation,
  other: Figure,
  note: string,
): FigureRelation {
  return { position: 200, figure: figure.id, relation, other: other.id, note };
}

const STOCKS = ['internally-displaced'];

function toMeasure({ measure }: Figure): Measure {
  const accumulation: Accumulation = STOCKS.includes(measure.id) ? 'stock' : 'flow';
  return {
    ...measure,
    accumulation,
    definition: `${measure.name}, as defined`,
    includes: null,
    excludes: null,
    defined_by: 'an example',
    definition_url: null,
  };
}

function toQuestion({ question, measure, phase, conflict }: Figure): Question {
  return {
    ...question,
    conflict: conflict.id,
    measure: measure.id,
    phase: phase?.id ?? null,
    event: null,
    affected: null,
    counted: null,
    note: null,
  };
}

function byId<T extends { id: string }>(items: T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

export function exampleView(
  figures: Figure[],
  phases: Phase[] = [],
  rest: Partial<ConflictView> = {},
): ConflictView {
  return {
    position: 179,
    conflict: {
      id: 'nagorno-karabakh',
      slug: 'nagorno-karabakh',
      former_slugs: [],
      name: 'Nagorno-Karabakh conflict',
      names: [],
      summary: 'An example.',
      parties: ['armenia', 'azerbaijan'],
      sides: [
        { id: 'armenian', name: 'Armenian side' },
        { id: 'azerbaijani', name: 'Azerbaijan' },
      ],
      ucdp_conflict_ids: [388],
    },
    parties: exampleParties,
    phases,
    places: [],
    events: [],
    measures: byId(figures.map(toMeasure)),
    questions: byId(figures.map(toQuestion)),
    figures,
    relations: [],
    ...rest,
  };
}
