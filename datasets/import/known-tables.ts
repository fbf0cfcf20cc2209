import { FORMATS } from '../formats';
import { layOutMapped } from '../mapped/layout';
import { listMapNames, readShippedMap } from '../maps/shipped-maps';

/** A published table that the program knows: what is typed to import it, and the columns it must have. */
type KnownTable = { id: string; title: string; command: string; needed: string[] };

const neededOf = (columns: Record<string, { needed?: boolean }>) =>
  Object.entries(columns).flatMap(([name, { needed }]) => (needed ? [name] : []));

function listKnownTables(): KnownTable[] {
  const formats = FORMATS.flatMap(({ id, title, tables }) =>
    tables.map(
      (columns): KnownTable => ({ id, title, command: `import ${id}`, needed: neededOf(columns) }),
    ),
  );
  const maps = listMapNames().flatMap((name): KnownTable[] => {
    const map = readShippedMap(name);
    if (map === null) return [];
    const needed = neededOf(layOutMapped(map).columns);
    return [{ id: name, title: map.title, command: `import events --map ${name}`, needed }];
  });
  return [...formats, ...maps];
}

/** The known table that a header fits best, where at least half of the columns that it needs are there. */
function findBest(header: string[]): { table: KnownTable; there: number; lacks: string[] } | null {
  const ranked = listKnownTables()
    .map((table) => ({ table, there: table.needed.filter((name) => header.includes(name)).length }))
    // Many tables have a column Date and another Number: a few such tell nothing.
    .filter(({ table, there }) => there * 2 >= table.needed.length)
    .filter(({ table, there }) => there >= Math.min(4, table.needed.length))
    .sort(
      (a, b) =>
        b.there / b.table.needed.length - a.there / a.table.needed.length || b.there - a.there,
    );
  const [best] = ranked;
  if (!best) return null;
  return { ...best, lacks: best.table.needed.filter((name) => !header.includes(name)) };
}

const LISTED = 12;

function list(names: string[]): string {
  const rest = names.length - LISTED;
  return names.slice(0, LISTED).join(', ') + (rest > 0 ? ` … and ${rest} more` : '');
}

/**
 * What a file is, that is not of the format it was given as: which columns are missing, which known
 * table fits best, and what to type instead. A few lines.
 * @param asked the format that was asked for, and the columns that it needs
 */
export function explainHeader(
  header: string[],
  asked: { id: string; title: string; needed: string[] },
): string {
  const missing = asked.needed.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !asked.needed.includes(name));
  const words = [
    `these are not the columns of ${asked.id} (${asked.title})`,
    `  missing, ${missing.length} of ${asked.needed.length}: ${list(missing)}`,
    `  in the file and not in ${asked.id}: ${list(unknown)}`,
  ];
  const best = findBest(header);
  if (best === null) {
    return [
      ...words,
      '  No known table has these columns: write a map of them (casualty-ledger help import), and type: import events --map map.yaml',
    ].join('\n');
  }
  return [...words, ...sayBest(best).map((line) => `  ${line}`)].join('\n');
}

type Best = NonNullable<ReturnType<typeof findBest>>;

function sayBest({ table, there, lacks }: Best): string[] {
  const whole = there === table.needed.length ? 'all' : `${there} of the`;
  const missing = lacks.length > 0 ? `; missing: ${list(lacks)}` : '';
  return [
    `It looks like ${table.id} (${table.title}), ${whole} ${table.needed.length} columns${missing}`,
    `Type instead: casualty-ledger ${table.command}, with the same files and options`,
  ];
}

/** What a file is whose header is that of a known table, and what to type; null where it is none. */
export function nameKnownTable(header: string[]): string | null {
  const best = findBest(header);
  return best ? `${sayBest(best).join('. ')}.` : null;
}
