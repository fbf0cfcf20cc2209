import type { MatrixPanel, Statement } from '../chart';
import { DRAWN_WIDTHS, type Drawn, LINE, SIZE, type TextLine } from '../drawn';
import { wrapText } from '../text-width';

export type CellLine = { statement: Statement; words: string; bold: boolean; y: number };
export type CellLayout = {
  row: number;
  column: number;
  left: number;
  top: number;
  width: number;
  height: number;
  lines: CellLine[];
};

export type MatrixLayout = {
  width: number;
  height: number;
  texts: TextLine[];
  cells: CellLayout[];
};

const LABEL_COLUMN = 212;
const WIDEST_CELL = 128;
const CELL_LINE = 15;
/** A cell with more statements, or for several periods, says how many; the table has each of them. */
export const MOST_IN_CELL = 3;

/** "at least 20,000" as two lines: the qualifier small, the number bold. */
function splitLabel(statement: Statement): { words: string; bold: boolean }[] {
  if (statement.qualifier === 'denied') return [{ words: 'denied', bold: false }];
  if (statement.qualifier === 'indefinite') return [{ words: 'indefinite', bold: false }];
  const found = /^(\D*?)\s?(\d.*)$/.exec(statement.label);
  const [qualifier, number] = [found?.[1] ?? '', found?.[2] ?? statement.label];
  const parts = number.split(' ').map((words, index) => ({ words, bold: index === 0 }));
  return qualifier === '' ? parts : [{ words: qualifier, bold: false }, ...parts];
}

function cellLines(statements: readonly Statement[]): Omit<CellLine, 'y'>[] {
  const [first] = statements;
  const periods = new Set(statements.map((statement) => statement.period));
  if (first && (statements.length > MOST_IN_CELL || periods.size > 1))
    return [{ statement: first, words: `${statements.length} figures`, bold: true }];
  return statements.flatMap((statement) =>
    splitLabel(statement).map((part) => ({ statement, ...part })),
  );
}

function headerLines(panel: MatrixPanel, left: number, cell: number, top: number) {
  const wrapped = panel.columns.map(({ label }) => wrapText(label, cell - 6, SIZE.axis - 0.5));
  const most = Math.max(...wrapped.map((lines) => lines.length), 1);
  const texts = wrapped.flatMap((lines, column) =>
    lines.map(
      (text, index): TextLine => ({
        x: left + column * cell + cell / 2,
        // Column heads stand on a common ground line, next to the cells that they name.
        y: top + (most - lines.length + index) * LINE.sub + 14,
        text,
        size: SIZE.axis - 0.5,
        weight: 600,
        tone: 'ink-soft',
        anchor: 'middle',
      }),
    ),
  );
  return { texts, bottom: top + most * LINE.sub + 22 };
}

/** Lays out a matrix: row labels at the left in the wide drawing, above their cells in the narrow one. */
export function layoutMatrix(panel: MatrixPanel, drawn: Drawn): MatrixLayout {
  const width = DRAWN_WIDTHS[drawn];
  const left = drawn === 'wide' ? LABEL_COLUMN : 0;
  const cell = Math.min((width - left) / panel.columns.length, WIDEST_CELL);
  const header = headerLines(panel, left, cell, 0);
  const texts: TextLine[] = [...header.texts];
  const cells: CellLayout[] = [];
  let y = header.bottom;
  for (const [row, { label, cells: answers }] of panel.rows.entries()) {
    const room = drawn === 'wide' ? LABEL_COLUMN - 16 : width - 4;
    const lines = wrapText(label, room, SIZE.label);
    texts.push(
      ...lines.map(
        (text, index): TextLine => ({
          x: 0,
          y: y + index * LINE.label + 14,
          text,
          size: SIZE.label,
          weight: 400,
          tone: 'ink',
          anchor: 'start',
        }),
      ),
    );
    const contents = answers.map(({ statements }) => cellLines(statements));
    const most = Math.max(...contents.map((content) => content.length), 1);
    const top = drawn === 'wide' ? y : y + lines.length * LINE.label + 4;
    const textHeight = drawn === 'wide' ? lines.length * LINE.label + 4 : 0;
    const height = Math.max(most * CELL_LINE + 14, textHeight, 32);
    for (const [column, content] of contents.entries()) {
      const first = top + height / 2 - (content.length * CELL_LINE) / 2 + 11;
      cells.push({
        row,
        column,
        left: left + column * cell + 2,
        top,
        width: cell - 4,
        height,
        lines: content.map((line, index) => ({ ...line, y: first + index * CELL_LINE })),
      });
    }
    y = top + height + (drawn === 'wide' ? 6 : 12);
  }
  return { width, height: Math.ceil(y + 2), texts, cells };
}
