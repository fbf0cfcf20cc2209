/** JSON Schema in words: what a reader of the API's page is told about a value. */

/** A schema of the document, as JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** A field of an object, those of an object within it as `conflict.slug`. */
export type Field = { name: string; type: string; refersTo: string | null; about: string | null };

const REFERENCE = /^#\/components\/schemas\/(.+)$/;

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas of which a value fits one; none where there is no choice. */
export function listAlternatives({ oneOf, anyOf }: Schema): Schema[] {
  const alternatives = oneOf ?? anyOf;
  return Array.isArray(alternatives) ? alternatives.filter(isSchema) : [];
}

function formatBounds({ minimum, maximum }: Schema): string {
  const from = typeof minimum === 'number' && Number.isSafeInteger(minimum - 1) ? minimum : null;
  const to = typeof maximum === 'number' && Number.isSafeInteger(maximum + 1) ? maximum : null;
  return `${from === null ? '' : ` from ${from}`}${to === null ? '' : ` to ${to}`}`;
}

/** What people call the types of JSON. */
const TYPE_WORDS = new Map([
  ['string', 'text'],
  ['integer', 'whole number'],
  ['boolean', 'true or false'],
]);

function formatPlain(schema: Schema): string {
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type ?? 'anything']).map(
    String,
  );
  const words = types.map((type) => TYPE_WORDS.get(type) ?? type).join(' or ');
  return words + formatBounds(schema);
}

/** The type of a value: "whole number from 1", "text or null", "list of FigureSource". */
export function formatType(schema: Schema): string {
  const name = REFERENCE.exec(String(schema.$ref))?.[1];
  if (name !== undefined) return name;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((each) => JSON.stringify(each)).join(', ');
  const alternatives = listAlternatives(schema);
  if (alternatives.length > 0) return alternatives.map(formatType).join(' or ');
  if (isSchema(schema.items)) {
    const items = formatType(schema.items);
    return `list of ${items === 'object' ? 'objects' : items}`;
  }
  return formatPlain(schema);
}

/** The first named schema that a value holds, or null. */
function findReference(schema: Schema): string | null {
  const name = REFERENCE.exec(String(schema.$ref))?.[1];
  if (name !== undefined) return name;
  const within = [...listAlternatives(schema), ...(isSchema(schema.items) ? [schema.items] : [])];
  return within.map(findReference).find((found) => found !== null) ?? null;
}

/** The object that a value is where it is one, or a list of them, without a name of its own. */
function findInlineObject(schema: Schema): Schema | null {
  if (isSchema(schema.properties)) return schema;
  const within = isSchema(schema.items) ? [schema.items] : listAlternatives(schema);
  const objects = within.map(findInlineObject).filter((found) => found !== null);
  const [only, ...others] = objects;
  return only !== undefined && others.length === 0 ? only : null;
}

/** The fields of an object's schema, in order; none for any other. */
export function listFields(schema: Schema, within = ''): Field[] {
  const { properties } = schema;
  if (!isSchema(properties)) return [];
  return Object.entries(properties).flatMap(([key, field]) => {
    if (!isSchema(field)) return [];
    const name = `${within}${key}`;
    const about = typeof field.description === 'string' ? field.description : null;
    const inner = findInlineObject(field);
    return [
      { name, type: formatType(field), refersTo: findReference(field), about },
      ...(inner ? listFields(inner, `${name}.`) : []),
    ];
  });
}
