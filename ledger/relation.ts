import type { Relation } from './vocabulary';

const FORWARD: Record<Relation, string> = {
  excludes: 'leaves out',
  'part of': 'is part of',
  overlaps: 'overlaps with',
  contradicts: 'contradicts',
  'same statement': 'is the same statement as',
  'same number, different scope': 'is the same number as, but of another scope than,',
};

const BACKWARD: Record<Relation, string> = {
  ...FORWARD,
  excludes: 'is left out of',
  'part of': 'includes',
};

/**
 * A relation as a verb: "this figure … the other".
 * @param direction `forward` where the figure spoken of is the one that the relation starts from
 */
export function formatRelation(relation: Relation, direction: 'forward' | 'backward'): string {
  return direction === 'forward' ? FORWARD[relation] : BACKWARD[relation];
}
