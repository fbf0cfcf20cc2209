/** The part of the Data Package library that the tests use; the package ships no types. */
declare module 'datapackage' {
  type Resource = {
    name: string;
    tabular: boolean;
    /** Reads the table, each cell as the schema's type. @throws where a cell is not of it */
    read(options: { keyed: true }): Promise<Record<string, unknown>[]>;
  };
  export const Package: {
    load(
      descriptor: object,
      options: { basePath: string; strict: boolean },
    ): Promise<{ valid: boolean; errors: Error[]; resources: Resource[] }>;
  };
}
