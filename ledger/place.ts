import type { Place } from './conflict';

/**
 * A place under the name that each party uses, in the record's alphabetical order of parties:
 * "Stepanakert / Khankendi"; once where they agree. Two places are never made one.
 */
export function formatPlace({ names }: Pick<Place, 'names'>): string {
  return [...new Set(names.map((each) => each.name))].join(' / ');
}
