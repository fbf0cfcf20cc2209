import type { CopiedColumn } from '@/db/load/copied-columns';
import { type EventMap, VIOLENCE } from '@/ledger/event-map';
import { KINDS } from '../csv/kinds';
import type { CellPart, ColumnSpec, NamedBy, TableLayout } from '../format';
import { flagDeaths, flagWhenAndWhere } from '../import/flags';
import { dayReader, keyOfId, nameHasher, plainNumber, readCount, readRange } from './cells';

const COUNT_WORDS = 'is not a whole number of 0 or more, as the map writes numbers';

type Parts = { column: string | undefined; filled?: boolean; parts: CellPart[] };

function part(into: CopiedColumn, words: string, read: CellPart['read']): CellPart {
  return { into, words, read };
}

function numberParts(map: EventMap): Parts[] {
  const count = (column: string | undefined, ...into: CopiedColumn[]): Parts => ({
    column,
    parts: into.map((each) => part(each, COUNT_WORDS, (cell) => readCount(cell, map))),
  });
  const end = (into: CopiedColumn, which: 0 | 1) =>
    part(into, 'is no range such as 13–46', (cell) => readRange(cell, map)?.[which] ?? null);
  return [
    count(map.number, 'low', 'best', 'high'),
    { column: map.range, parts: [end('low', 0), end('best', 0), end('high', 1)] },
    count(map.low, 'low'),
    count(map.best, 'best'),
    count(map.high, 'high'),
  ];
}

function placeParts(map: EventMap): Parts[] {
  const degrees = (column: string | undefined, into: CopiedColumn): Parts => ({
    column,
    parts: [part(into, 'is not a number of degrees', (cell) => plainNumber(cell, map))],
  });
  return [degrees(map.latitude, 'latitude'), degrees(map.longitude, 'longitude')];
}

function dateParts(map: EventMap): Parts[] {
  const read = dayReader(map['date form']);
  const words = `is not a day that exists, written ${map['date form'].join(' or ')}`;
  const start = part('date_start', words, read);
  const end = part('date_end', words, read);
  const hasEnd = map['date end'] !== undefined;
  return [
    { column: map.date, filled: true, parts: hasEnd ? [start] : [start, end] },
    { column: map['date end'], parts: [end] },
    {
      column: map.year,
      filled: true,
      parts: [part('year', KINDS.year.words, (cell) => KINDS.year.read(cell.trim()))],
    },
  ];
}

function violenceParts({ violence }: EventMap): Parts[] {
  if (typeof violence === 'string') return [];
  const codes = new Map(
    Object.entries(violence.codes).map(([word, type]) => [word, String(VIOLENCE[type])]),
  );
  const words = `is none of the words of the map: ${[...codes.keys()].join(', ')}`;
  const read = (cell: string) => codes.get(cell.trim()) ?? null;
  return [
    { column: violence.column, filled: true, parts: [part('type_of_violence', words, read)] },
  ];
}

/** Several things may be read from one column: its parts stand together. */
function toColumns(all: Parts[], unknown: ReadonlySet<string>): Record<string, ColumnSpec> {
  const columns = new Map<string, ColumnSpec & { parts: CellPart[] }>();
  for (const { column, filled = false, parts } of all) {
    if (column === undefined) continue;
    const spec = columns.get(column) ?? { kind: 'text', needed: true, parts: [], unknown };
    columns.set(column, {
      ...spec,
      filled: spec.filled === true || filled,
      parts: [...spec.parts, ...parts],
    });
  }
  return Object.fromEntries(columns);
}

/** The days that a year, a month and a day of the month may be, 0 or empty where one is unknown. */
function daysOf(year: string, month: string, day: string): [string, string] | null {
  const two = (number: string) => number.padStart(2, '0');
  const isUnknown = (cell: string) => cell === '' || /^0+$/.test(cell);
  const range: [string, string] = isUnknown(month)
    ? [`${year}-01-01`, `${year}-12-31`]
    : isUnknown(day)
      ? [
          `${year}-${two(month)}-01`,
          `${year}-${two(month)}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`,
        ]
      : [`${year}-${two(month)}-${two(day)}`, `${year}-${two(month)}-${two(day)}`];
  return range.every((each) => KINDS.day.read(each) !== null) ? range : null;
}

/** What follows from several cells of a row at once. */
function completeRow(
  map: EventMap,
  unknown: ReadonlySet<string>,
): NonNullable<TableLayout['complete']> {
  const { year, month, day } = map;
  return (cell, row, set) => {
    const known = (column: string) => {
      const text = cell(column).trim();
      return unknown.has(text) ? '' : text;
    };
    if (year !== undefined && month !== undefined) {
      const days = daysOf(known(year), known(month), day === undefined ? '' : known(day));
      if (days === null)
        return { column: day ?? month, words: 'is, with its year, no day that exists' };
      set('date_start', days[0]);
      set('date_end', days[1]);
    }
    if (Array.isArray(map.id) && map.id.length > 1)
      set('key', keyOfId(map.id.map(known).join('/')));
    const numbers = (['low', 'best', 'high'] as const).filter((name) => row(name) !== null);
    if (numbers.length > 0 && numbers.length < 3 && map.best !== undefined) {
      const words = 'is empty, or another of best, low and high: all are given, or none';
      return { column: map.best, words };
    }
    return null;
  };
}

function namesOf(map: EventMap): NamedBy[] {
  const idOf = nameHasher();
  const named = (
    kind: NamedBy['kind'],
    name: string | undefined,
    id: string | undefined,
  ): NamedBy[] => {
    if (name === undefined) return [];
    return [id === undefined ? { kind, id: name, name, idOf } : { kind, id, name }];
  };
  return [
    ...named('conflict', map.conflict, map['conflict id']),
    ...named('country', map.country, map['country id']),
    ...named('side', map['side a'], map['side a id']),
    ...named('side', map['side b'], map['side b id']),
  ];
}

function nameParts(map: EventMap): Parts[] {
  const idOf = nameHasher();
  const named = (
    into: CopiedColumn,
    name: string | undefined,
    id: string | undefined,
    filled = false,
  ): Parts[] => {
    if (id === undefined)
      return [{ column: name, filled, parts: [part(into, 'is no name', idOf)] }];
    const read = (cell: string) => readCount(cell, { thousands: '', decimal: '.' });
    return [
      { column: id, filled, parts: [part(into, 'is not the number of an id', read)] },
      { column: name, parts: [] },
    ];
  };
  return [
    ...named('conflict_id', map.conflict, map['conflict id'], true),
    ...named('dyad_id', undefined, map['dyad id']),
    ...named('country_id', map.country, map['country id']),
    ...named('side_a_id', map['side a'], map['side a id']),
    ...named('side_b_id', map['side b'], map['side b id']),
  ];
}

/**
 * How a table is read by a map. A column that the map names and the file lacks is told by the check of
 * the header.
 */
export function layOutMapped(map: EventMap): TableLayout {
  const unknown = new Set(map.unknown);
  const conflict = nameHasher()(map.title);
  const isEvents = map.rows === 'events';
  const ids = [map.id ?? []].flat();
  const isOneId = ids.length === 1;
  const id = ids.map(
    (column): Parts => ({
      column,
      filled: true,
      parts: isOneId ? [part('key', 'is no id', keyOfId)] : [],
    }),
  );
  const others = [map.month, map.day].map((column): Parts => ({ column, parts: [] }));
  const isNamed = map.conflict !== undefined || map['conflict id'] !== undefined;
  const all = [
    ...id,
    ...dateParts(map),
    ...others,
    ...placeParts(map),
    ...nameParts(map),
    ...violenceParts(map),
    ...numberParts(map),
  ];
  return {
    name: map.table,
    columns: toColumns(all, unknown),
    fixed: {
      active_year: 't',
      ...(isNamed ? {} : { conflict_id: conflict }),
      ...(typeof map.violence === 'string'
        ? { type_of_violence: String(VIOLENCE[map.violence]) }
        : {}),
    },
    names: namesOf(map),
    constants: isNamed ? [] : [{ kind: 'conflict', id: Number(conflict), name: map.title }],
    keyOf: ids.length === 0 ? null : (row) => row('key'),
    rowsAreEvents: isEvents,
    leaveOut: () => null,
    flag: (row, add) => {
      if (row('best') === null) add('number not given');
      flagDeaths(row, add);
      if (isEvents) flagWhenAndWhere(row, add);
    },
    complete: completeRow(map, unknown),
  };
}
