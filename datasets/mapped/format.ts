import type { Format } from '../format';

/** Any table of events, read as its map says: the map gives its names, so these are never shown. */
export const mapped: Format = {
  id: 'mapped',
  title: 'a table read by a map',
  publisher: 'as the map says',
  citation: 'as the map says',
  tables: [],
  sums: 'deaths',
  layOut: () => null,
};
