/** The part of the `edtf` package that `period.ts` uses; the package ships no types. */
declare module 'edtf' {
  /** `min` and `max` are milliseconds since 1970; `precision` 1 is a year, 2 a month, 3 a day. */
  class EdtfDate {
    readonly edtf: string;
    readonly min: number;
    readonly max: number;
    readonly precision: number;
  }
  /** An end is null where it is unknown, and Infinity where it is open. */
  export class Interval {
    readonly edtf: string;
    readonly lower: EdtfDate | number | null;
    readonly upper: EdtfDate | number | null;
  }
  export { EdtfDate as Date };
  export default function edtf(value: string): EdtfDate | Interval | object;
}
