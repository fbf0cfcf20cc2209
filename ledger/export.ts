import { type ColumnSet, listColumnNames, toRow } from './columns';
import { formatCsv } from './csv';
import type { ExportedFigure, FigureDocument, FiguresDocument } from './export-schema';
import type { FigureRecord, StoredFigure } from './figure';

const COLUMN_SET = 1 satisfies ColumnSet;

/** Figures as CSV, one a row, in the columns of set 1. @param origin the public origin, without a slash at its end */
export function exportCsv(figures: StoredFigure[], origin: string, bom: boolean): string {
  const rows = figures.map((figure) => toRow(figure, origin, COLUMN_SET));
  return formatCsv(listColumnNames(COLUMN_SET), rows, { bom });
}

/**
 * A figure as JSON: its whole record, and what proves it. `fingerprint` is the SHA-256 of
 * `previous`, a line feed and the record in canonical form (RFC 8785).
 */
function toExport(figure: StoredFigure, origin: string): ExportedFigure {
  return {
    permalink: `${origin}/figures/${figure.id}/v${figure.version}`,
    fingerprint: figure.fingerprint,
    previous: figure.stored.previous,
    record: JSON.parse(figure.stored.record) as FigureRecord,
  };
}

const COMPILATION = {
  column_set: COLUMN_SET,
  licence: 'CC-BY-4.0',
  attribution: 'Casualty Ledger; cite the original source of each figure first',
} as const;

/** One figure as a JSON document. */
export function exportFigureJson(figure: StoredFigure, origin: string): string {
  const document: FigureDocument = { ...COMPILATION, ...toExport(figure, origin) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Figures as a JSON document, in the order given. */
export function exportFiguresJson(figures: StoredFigure[], origin: string): string {
  const document: FiguresDocument = {
    ...COMPILATION,
    figures: figures.map((figure) => toExport(figure, origin)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
