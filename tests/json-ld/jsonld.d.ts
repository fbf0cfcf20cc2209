/** What the tests use of the JSON-LD processor: the published types do not fit its version. */
declare module 'jsonld' {
  type Options = {
    documentLoader: (url: string) => Promise<{ documentUrl: string; document: unknown }>;
    /** Throws for what would be dropped, such as a key that no context knows. */
    safe: boolean;
  };
  type Term = { termType: string; value: string; datatype?: Term };

  const jsonld: {
    expand: (document: object, options: Options) => Promise<Record<string, unknown>[]>;
    toRDF: (
      document: object,
      options: Options,
    ) => Promise<{ subject: Term; predicate: Term; object: Term }[]>;
  };
  export default jsonld;
}
