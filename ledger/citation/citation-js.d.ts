/** The parts of Citation.js that `ledger/citation` uses; the packages ship no types. */
declare module '@citation-js/core' {
  type Register = { add(name: string, xml: string): void; get(name: string): string };
  export const plugins: {
    /** `@csl` has `styles` and `locales`; `@bibtex` says how entries are written. */
    config: {
      get(name: '@csl'): { styles: Register; locales: Register };
      get(name: '@bibtex'): { format: { asciiOnly: boolean } };
    };
    output: {
      format(name: 'bibliography', data: readonly object[], options: object): string;
      /** Entries or records as data. @param options `format: 'object'` */
      format(
        name: 'bibtex' | 'biblatex' | 'ris',
        data: readonly object[],
        options: object,
      ): unknown;
    };
  };
  /** Reads any format that a plugin was loaded for. */
  export class Cite {
    constructor(data: string, options?: { generateGraph?: boolean });
    readonly data: Record<string, unknown>[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
