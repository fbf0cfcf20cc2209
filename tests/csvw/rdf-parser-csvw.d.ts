declare module 'rdf-parser-csvw' {
  import type { Readable } from 'node:stream';

  type Term = { termType: string; value: string; datatype?: Term };
  export type Quad = { subject: Term; predicate: Term; object: Term };

  export default class Parser {
    constructor(options: { metadata: unknown; baseIRI: string; timezone?: string });
    import(input: Readable): AsyncIterable<Quad>;
  }
}
