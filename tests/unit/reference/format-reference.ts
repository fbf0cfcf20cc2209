import { z } from 'zod';
import { conflictSchema } from '@/cli/folder/conflict-schema';
import { SHEET_COLUMNS } from '@/cli/folder/sheet-columns';
import { figureMapSchema } from '@/cli/import/figure-map';
import { eventMapSchema } from '@/ledger/event-map';
import { QUALIFIERS } from '@/ledger/vocabulary';

/** A schema as JSON Schema has it, as far as a reference speaks of it. */
type Shape = {
  description?: string;
  type?: string;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Shape[];
  items?: Shape;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
};

const NULLS = (shape: Shape) => shape.type !== 'null';

/** The shape itself, where it may be null as well. */
function inner(shape: Shape): Shape {
  const others = shape.anyOf?.filter(NULLS) ?? [];
  const [only, ...more] = others;
  return only && more.length === 0 ? { ...only, ...shape, ...only } : shape;
}

/** `{ column: … }`: the same wherever it stands. */
const isColumn = ({ properties = {} }: Shape) => 'column' in properties && 'values' in properties;

function sayKind(given: Shape): string {
  const shape = inner(given);
  if (shape.enum) return shape.enum.map((word) => `\`${String(word) || '(nothing)'}\``).join(', ');
  if (shape.anyOf) return shape.anyOf.filter(NULLS).map(sayKind).join(', or ');
  if (shape.type === 'array') return `a list: ${sayKind(shape.items ?? {})}`;
  if (shape.type === 'object') {
    if (!shape.properties) return 'names and texts';
    return isColumn(shape) ? 'a column' : 'a group';
  }
  return shape.type === 'integer' ? 'a whole number' : 'text';
}

function sayDefault({ default: usual }: Shape, isNeeded: boolean): string {
  if (isNeeded) return 'must be given';
  if (usual === undefined || usual === null) return 'unknown';
  if (Array.isArray(usual))
    return usual.length === 0
      ? 'none'
      : usual.map((each) => (typeof each === 'string' ? `\`${each}\`` : 'one')).join(', ');
  return usual === '' ? 'none' : `\`${String(usual)}\``;
}

const cell = (words: string) => words.replaceAll('|', '\\|');

function listRows(shape: Shape, before = ''): string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, given]) => {
    const field = inner(given);
    const isNeeded = shape.required?.includes(name) ?? false;
    const words = given.description ?? field.description ?? '';
    const row = `| \`${before}${name}\` | ${cell(words)} | ${cell(sayKind(given))} | ${sayDefault(given, isNeeded)} |`;
    const below = field.type === 'array' ? inner(field.items ?? {}) : field;
    const group = below.properties ? below : below.anyOf?.find((each) => each.properties);
    return group && !isColumn(group) ? [row, ...listRows(group, `${before}${name} › `)] : [row];
  });
}

function formatTable(schema: z.ZodType): string {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const head = ['| field | what | form | left out |', '| --- | --- | --- | --- |'];
  return [...head, ...listRows(shape)].join('\n');
}

function formatColumns(): string {
  const rows = SHEET_COLUMNS.map(
    ({ name, words, needed }) => `| \`${name}\` | ${cell(words)} | ${needed ? 'yes' : 'no'} |`,
  );
  return ['| column | what | the header must have it |', '| --- | --- | --- |', ...rows].join('\n');
}

/** `docs/conflict-folder.md`: every field and column, from the schemas that read them. */
export function formatReference(): string {
  return `# Every field of a conflict folder and of a map

Made from the program's own schemas; a test holds it. The tutorial is [your-conflict.md](your-conflict.md).

## conflict.yaml

${formatTable(conflictSchema)}

## figures.csv

Comma-separated, UTF-8, a figure a row, with these columns in any order. Dates are ISO: a day, a month or a
year. Before the number in \`value\` may stand one of: ${QUALIFIERS.map((word) => `\`${word}\``).join(', ')}.

${formatColumns()}

## The map of a table of figures

For \`import figures --map\`; see [figures-from-a-table.md](figures-from-a-table.md). A column is written
\`{ column: Its name }\`, with \`values: { its word: the word here }\` where its words are translated.

${formatTable(figureMapSchema)}

## The map of a table of events

For \`import events --map\`; see [event-data.md](event-data.md). A column is written by its name.

${formatTable(eventMapSchema)}
`;
}
