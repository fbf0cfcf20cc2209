import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import jsonld from 'jsonld';
import Parser, { type Quad } from 'rdf-parser-csvw';

/** The context of the standard, as the reader's package carries it: nothing is fetched. */
const CONTEXT = path.join(
  import.meta.dirname,
  '../../node_modules/rdf-parser-csvw/test/support/csvw.json',
);

async function loadDocument(url: string) {
  if (url !== 'http://www.w3.org/ns/csvw') throw new Error(`the test fetches nothing: ${url}`);
  return { documentUrl: url, document: JSON.parse(readFileSync(CONTEXT, 'utf8')) };
}

type Term = { termType: string; value: string; datatype?: Term };

/** Terms that can be compared, as the reader expects them; the JSON-LD processor gives plain ones. */
function toTerm(term: Term): Term & { equals: (other: Term) => boolean } {
  return {
    ...term,
    ...(term.datatype ? { datatype: toTerm(term.datatype) } : {}),
    equals: (other) => other.termType === term.termType && other.value === term.value,
  };
}

type Pattern = [subject?: Term | null, predicate?: Term | null, object?: Term | null];
type Dataset = Iterable<Quad> & { match: (...pattern: Pattern) => Dataset };

/** What of the RDF/JS dataset a CSVW reader uses. */
function createDataset(quads: Quad[]): Dataset {
  const fits = (wanted: Term | null | undefined, term: Term) =>
    !wanted || (wanted.termType === term.termType && wanted.value === term.value);
  return {
    [Symbol.iterator]: () => quads[Symbol.iterator](),
    match: (...[subject, predicate, object]) =>
      createDataset(
        quads.filter(
          (quad) =>
            fits(subject, quad.subject) &&
            fits(predicate, quad.predicate) &&
            fits(object, quad.object),
        ),
      ),
  };
}

/** CSVW metadata as RDF, by a JSON-LD processor; a key that the standard does not have is an error. */
export async function toDataset(metadata: object): Promise<Dataset> {
  const plain = await jsonld.toRDF(metadata, {
    documentLoader: loadDocument,
    safe: true,
  });
  return createDataset(
    plain.map(({ subject, predicate, object }) => ({
      subject: toTerm(subject),
      predicate: toTerm(predicate),
      object: toTerm(object),
    })),
  );
}

const CELL = /#([\w]+)$/;

/**
 * A CSV as a CSVW reader from npm understands it by its metadata: for each row, the value and the
 * datatype of each cell that is not null.
 */
export async function readCsvw(
  metadata: { url: string },
  csv: string,
): Promise<Record<string, { value: string; datatype: string }>[]> {
  const reader = new Parser({
    metadata: await toDataset(metadata),
    baseIRI: metadata.url,
    timezone: 'utc',
  });
  const rows = new Map<string, Record<string, { value: string; datatype: string }>>();
  const order: string[] = [];
  for await (const { subject, predicate, object } of reader.import(Readable.from([csv]))) {
    if (predicate.value === 'http://www.w3.org/ns/csvw#describes') order.push(object.value);
    const name = predicate.value.startsWith(`${metadata.url}#`) ? CELL.exec(predicate.value) : null;
    if (!name?.[1]) continue;
    const row = rows.get(subject.value) ?? {};
    row[name[1]] = {
      value: object.value,
      datatype: object.datatype?.value.replace(/^.*#/, '') ?? '',
    };
    rows.set(subject.value, row);
  }
  return order.map((id) => rows.get(id) ?? {});
}
