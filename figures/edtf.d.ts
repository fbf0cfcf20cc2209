/** The part of the `edtf` package that `period.ts` uses; the package ships no types. */
declare module 'edtf' {
  type EdtfDate = { type: 'Date'; edtf: string; min: number; max: number; precision: number };
  type EdtfInterval = {
    type: 'Interval';
    edtf: string;
    lower: EdtfDate | number | null;
    upper: EdtfDate | number | null;
  };
  type EdtfOther = { type: 'Year' | 'Decade' | 'Century' | 'Season' | 'List' | 'Set' };
  export default function edtf(value: string): EdtfDate | EdtfInterval | EdtfOther;
}
