import { describe, expect, test } from 'vitest';
import { sayWhyAlone } from '@/ledger/alone';
import type { ConflictView, Measure } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { listRefusals } from '@/ledger/refusal';
import {
  ap16,
  exampleFigure,
  exampleParties,
  exampleRelations,
  seed1,
  seed3,
  seed4,
  seed5,
  seed6,
  seed9,
  ucdp1992,
  ucdp1993,
  ucdp2020,
  voa30000,
} from '@/tests/unit/example-figures';

function toMeasure({ measure }: Figure): Measure {
  return {
    ...measure,
    accumulation: 'flow',
    definition: 'An example.',
    includes: null,
    excludes: null,
    defined_by: 'an example',
    definition_url: null,
  };
}

/** A view of these figures, with the measures and questions that they name. */
function viewOf(figures: Figure[]): ConflictView {
  const measures = new Map(figures.map((figure) => [figure.measure.id, toMeasure(figure)]));
  const questions = new Map(
    figures.map((figure) => [
      figure.question.id,
      {
        ...figure.question,
        conflict: figure.conflict.id,
        measure: figure.measure.id,
        phase: figure.phase?.id ?? null,
        event: null,
        affected: null,
        counted: null,
        note: null,
      },
    ]),
  );
  return {
    position: 1,
    conflict: {
      id: 'nagorno-karabakh',
      slug: 'nagorno-karabakh',
      former_slugs: [],
      name: 'Example conflict',
      names: [],
      summary: 'An example.',
      parties: [],
      sides: [],
      ucdp_conflict_ids: [],
    },
    parties: exampleParties,
    phases: [],
    places: [],
    events: [],
    measures: [...measures.values()],
    questions: [...questions.values()],
    figures,
    relations: exampleRelations,
  };
}

const view = viewOf([
  seed1,
  seed3,
  seed4,
  seed5,
  seed6,
  seed9,
  ap16,
  voa30000,
  ucdp1992,
  ucdp1993,
  ucdp2020,
]);

function kindsOf(attempts: { combination: { kind: string } }[]): string[] {
  return attempts.map(({ combination }) => combination.kind);
}

describe('what a question says about adding', () => {
  test('200 (April 2016) and near 300 incidents (#3 and #4): refused, as a related figure', () => {
    const { related } = listRefusals(seed3.question.id, view);
    expect(related.map(({ figures }) => figures.map(({ id }) => id))).toContainEqual([
      seed3.id,
      seed4.id,
    ]);
    expect(kindsOf(related)).not.toContain('sum');
  });

  test('at least 16 soldiers (#5) and AP’s 16: refused, within their question', () => {
    const { within } = listRefusals(seed5.question.id, view);
    expect(within.map(({ figures }) => figures.map(({ id }) => id))).toContainEqual([
      seed5.id,
      ap16.id,
    ]);
    expect(kindsOf(within)).toEqual(['refused']);
  });

  test('at least 20,000 to 1994 (#1) and UCDP’s years: one line for the measure, refused', () => {
    const { sameFamily } = listRefusals(seed1.question.id, view);
    expect(sameFamily.map(({ measure }) => measure.id)).toEqual([ucdp1992.measure.id]);
    expect(kindsOf(sameFamily.map(({ attempt }) => attempt))).toEqual(['refused']);
  });

  test('what is of another kind is named, never tried: helicopters and persons of one day', () => {
    const day = exampleFigure({ period: '2020-09-27' });
    const { otherMeasures } = listRefusals('example-question', viewOf([day, seed6]));
    expect(otherMeasures.map(({ id }) => id)).toEqual([seed6.measure.id]);
  });

  test('a measure whose period does not meet is not named', () => {
    const before = exampleFigure({ period: '2010' });
    const { otherMeasures } = listRefusals('example-question', viewOf([before, seed6]));
    expect(otherMeasures).toEqual([]);
  });

  test('with more than four figures the question is tried as a whole, once', () => {
    const figures = ['2001', '2002', '2003', '2004', '2005'].map((period) =>
      exampleFigure({ period }),
    );
    const { within } = listRefusals('example-question', viewOf(figures));
    expect(within.map((attempt) => attempt.figures.length)).toEqual([5]);
  });

  test('a question without a figure has nothing to refuse', () => {
    expect(listRefusals('no-such-question', view).within).toEqual([]);
  });
});

describe('why a figure stands alone', () => {
  test('the only figure of its question', () => {
    expect(sayWhyAlone(seed4, [seed4], [])).toBe(
      'The only figure in the ledger for this question.',
    );
  });

  test('another period', () => {
    expect(sayWhyAlone(ucdp1992, [ucdp1992, ucdp1993], [])).toBe(
      'Not directly comparable with the others: they differ in period.',
    );
  });

  test('the same claimant as of another day', () => {
    const [before, after] = [exampleFigure(), exampleFigure({ as_of: '2021-01-01' })];
    expect(sayWhyAlone(before, [before, after], [])).toBe(
      'Not directly comparable with the others: the same claimant says them, as of another day.',
    );
  });
});
