import { describe, expect, test } from 'vitest';
import { parsePeriod } from '@/ledger/period';
import { groupRivals, haveSameClaimant, periodsOverlap } from '@/ledger/question';
import {
  ap16,
  exampleFigure,
  exampleId,
  exampleParty,
  exampleRelation,
  exampleRelations,
  seed1,
  seed5,
  seed6,
  seed7,
  seed9,
  seed10,
  voa30000,
} from '@/tests/unit/example-figures';

describe('rivals', () => {
  test("helicopters lost by Azerbaijan: Armenia's 2 and Azerbaijan's 1 are rivals, both kept", () => {
    expect(groupRivals([seed6, seed9], exampleRelations)).toEqual({
      rivals: [[seed6, seed9]],
      alone: [],
    });
  });

  test('at least 16 soldiers (#5) and the 16 that include a civilian (AP) are no rivals', () => {
    expect(groupRivals([seed5, ap16], exampleRelations)).toEqual({
      rivals: [],
      alone: [seed5, ap16],
    });
    expect(groupRivals([seed5, ap16], []).rivals).toEqual([]);
  });

  test('at least 20,000 and 30,000 in two reports of one day are rivals, with or without the relation', () => {
    expect(groupRivals([seed1, voa30000], exampleRelations).rivals).toEqual([[seed1, voa30000]]);
    expect(groupRivals([seed1, voa30000], []).rivals).toEqual([[seed1, voa30000]]);
  });

  test('whether the source states or implies who suffered it makes no difference', () => {
    const stated = { ...seed9, affected_basis: 'stated' as const };
    expect(groupRivals([seed6, stated], []).rivals).toEqual([[seed6, stated]]);
  });

  test('other people, other periods, other questions and other measures stand alone', () => {
    const base = exampleFigure({});
    const claimant = { id: 'other', name: 'Other', kind: 'organisation' as const, party: null };
    const others = [
      exampleFigure({ claimant, affected: exampleParty('armenia') }),
      exampleFigure({ claimant, counted: 'civilians' }),
      exampleFigure({ claimant, period: '2020-08' }),
    ];
    for (const other of others) expect(groupRivals([base, other], []).alone).toEqual([base, other]);
    expect(groupRivals([seed6, seed7, seed9, seed10], []).alone).toEqual([seed7, seed10]);
    const same = exampleFigure({ claimant });
    expect(groupRivals([base, same], []).rivals).toEqual([[base, same]]);
  });

  test('"contradicts" makes rivals of what our rules would not', () => {
    const [a, b] = [exampleFigure({}), exampleFigure({ counted: 'all' })];
    expect(groupRivals([a, b], [exampleRelation(b, 'contradicts', a)]).rivals).toEqual([[a, b]]);
  });

  test('one statement in two documents is no rival of itself', () => {
    const copy = { ...seed9, id: exampleId(910), claimant: seed6.claimant, value: 2 };
    expect(groupRivals([seed9, copy], []).rivals).toHaveLength(1);
    const relation = exampleRelation(copy, 'same statement', seed9);
    expect(groupRivals([seed9, copy], [relation]).rivals).toEqual([]);
  });

  test("a claimant's later number restates its earlier one; two numbers of one day disagree", () => {
    const december = exampleFigure({ value: 2783, as_of: '2020-12-03' });
    const january = exampleFigure({ value: 2855, as_of: '2021-01-18' });
    expect(groupRivals([december, january], []).rivals).toEqual([]);
    const sameDay = { ...january, as_of: '2020-12-03' };
    expect(groupRivals([december, sameDay], []).rivals).toEqual([[december, sameDay]]);
  });

  test('a withdrawn figure has no rival', () => {
    const withdrawn = { ...seed6, status: 'withdrawn' as const };
    expect(groupRivals([withdrawn, seed9], []).alone).toEqual([withdrawn, seed9]);
  });

  test('a chain of rivals is one group, in the order given', () => {
    const claimant = (id: string) => ({ id, name: id, kind: 'organisation' as const, party: null });
    const early = exampleFigure({ claimant: claimant('a'), period: '2020-07-01/2020-07-10' });
    const late = exampleFigure({ claimant: claimant('b'), period: '2020-07-20/2020-07-30' });
    const all = exampleFigure({ claimant: claimant('c'), period: '2020-07' });
    expect(groupRivals([early, late, all], []).rivals).toEqual([[early, late, all]]);
    expect(groupRivals([early, late], []).rivals).toEqual([]);
  });
});

describe('what is the same', () => {
  test('periods overlap only where it is certain', () => {
    const overlap = (a: string, b: string) => periodsOverlap(parsePeriod(a), parsePeriod(b));
    expect(overlap('2020-07', '2020-07-12/2020-07-14')).toBe(true);
    expect(overlap('/1994', '/1994')).toBe(true);
    expect(overlap('/1994', '/1994-05')).toBe(true);
    expect(overlap('/1994', '1992')).toBe(false);
    expect(overlap('2020-07', '2020-08')).toBe(false);
  });

  test("the report's own voice is one claimant in one document, two in two", () => {
    expect(haveSameClaimant(seed1, seed5)).toBe(true);
    expect(haveSameClaimant(seed1, voa30000)).toBe(false);
    const both = { ...voa30000, sources: [...voa30000.sources, ...seed1.sources] };
    expect(haveSameClaimant(seed1, both)).toBe(true);
  });

  test('a claimant that is not clear is not shown to be the same, even as itself', () => {
    const claimant = {
      id: 'not-clear',
      name: 'not clear',
      kind: 'not clear' as const,
      party: null,
    };
    expect(haveSameClaimant(exampleFigure({ claimant }), exampleFigure({ claimant }))).toBe(false);
  });
});
