import { isUtf8 } from 'node:buffer';
import { ImportRefused } from '@/datasets/csv/fault';
import { type CsvFile, withCsv } from '@/datasets/csv/records';
import { openSource } from '@/datasets/source/open-source';

/**
 * Tables as spreadsheets save them: Excel separates cells by what the country's settings say, writes
 * UTF-16 with tabs as "Unicode Text", and begins a file with `sep=;` where it is asked to.
 */

export type Sheet = {
  /** UTF-8, lines ending in LF or CRLF, without a mark and without `sep=`. */
  bytes: Buffer;
  delimiter: ',' | ';' | '\t';
  /** How many lines were taken off before the header. */
  linesBefore: number;
};

const SAVE =
  'save it in Excel as "CSV UTF-8 (Comma delimited)", in LibreOffice with the character set Unicode (UTF-8)';

/** Bytes; a table of figures is typed by people. */
const MOST = 64 * 1024 * 1024;

async function readAll(chunks: AsyncIterable<Buffer>, file: string): Promise<Buffer> {
  const all: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST) throw new ImportRefused(`${file} has more than 64 MB: cut it into several`);
    all.push(Buffer.from(chunk));
  }
  return Buffer.concat(all);
}

/** UTF-16 without a mark: every other byte of a table's first letters is 0. */
function looksLikeUtf16(bytes: Buffer, zeros: 0 | 1): boolean {
  const start = bytes.subarray(0, 64);
  return start.length > 3 && start.every((byte, at) => (at % 2 === zeros) === (byte === 0));
}

function decode(bytes: Buffer, file: string): string {
  const mark = bytes.subarray(0, 3).toString('hex');
  if (mark.startsWith('fffe') || looksLikeUtf16(bytes, 1))
    return new TextDecoder('utf-16le').decode(bytes);
  if (mark.startsWith('feff') || looksLikeUtf16(bytes, 0))
    return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (mark === 'd0cf11') throw new ImportRefused(`${file} is a workbook of Excel (.xls): ${SAVE}`);
  throw new ImportRefused(
    `${file} is not UTF-8 but in the letters of one country's Windows or Mac, which cannot be told from one another: ${SAVE}`,
  );
}

const DELIMITERS = [',', ';', '\t'] as const;

/** A column's name as people vary it: "As_of" is "as of". */
export const plainName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');

/** How many lines may stand above a header, as `withCsv` has it. */
const FIRST_LINES = 60;

/** The sign by which most names of columns stand apart in the header, which is one of the first lines. */
function findDelimiter(text: string, columns: readonly string[]): Sheet['delimiter'] {
  const known = new Set(columns.map(plainName));
  const lines = text.split(/\r?\n/, FIRST_LINES);
  const count = (delimiter: string) =>
    Math.max(
      ...lines.map((line) => {
        const names = line.split(delimiter).map((name) => name.trim().replace(/^"|"$/g, ''));
        return names.filter((name) => known.has(plainName(name))).length;
      }),
    );
  const [best = ','] = DELIMITERS.toSorted((a, b) => count(b) - count(a));
  return best;
}

/**
 * Reads a table that a person saved with a spreadsheet.
 * @param columns names that its header may have
 * @throws ImportRefused in one sentence that says what the file is and how it is saved
 */
async function readSheet(
  chunks: AsyncIterable<Buffer>,
  file: string,
  columns: readonly string[],
): Promise<Sheet> {
  let text = decode(await readAll(chunks, file), file);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text))
    throw new ImportRefused(`${file} is a web page or XML under another name: ${SAVE}`);
  let linesBefore = 0;
  const told = /^"?sep=(.)"?\r?\n?/i.exec(text);
  if (told) {
    text = text.slice(told[0].length);
    linesBefore = 1;
  }
  // Excel for Mac ends lines in CR alone.
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  if (text[end] === '\r' && text[end + 1] !== '\n') text = text.replaceAll('\r', '\n');
  const delimiter = findDelimiter(text, columns);
  return { bytes: Buffer.from(text), delimiter, linesBefore };
}

/**
 * Opens a table that a person saved with a spreadsheet, packed or not, and closes it when the work is done.
 * @param columns names that its header may have: by them the sign between its cells is found
 * @param headerHas where lines stand above the header: a column of it
 * @throws ImportRefused in one sentence, where it cannot be read or is no table
 */
export async function withSheet<T>(
  file: string,
  columns: readonly string[],
  work: (csv: CsvFile, sheet: Sheet) => Promise<T>,
  headerHas: string | null = null,
): Promise<T> {
  const { bytes } = await openSource(file);
  const sheet = await readSheet(bytes, file, columns);
  const { delimiter } = sheet;
  return withCsv([sheet.bytes], file, (csv) => work(csv, sheet), { delimiter, headerHas });
}

const YES =
  'TRUE WAHR VRAI VERO VERDADERO VERDADEIRO CERT WAAR SANT SANN SAND TOSI SATT PRAWDA PRAVDA IGAZ ADEVĂRAT ADEVARAT ИСТИНА ІСТИНА ИСТИНА ІСЦІНА ПРАВДА ТОЧНО ТАЧНО DOĞRU ΑΛΗΘΗΣ ΑΛΗΘΕΣ ΑΛΗΘΉΣ ΑΛΗΘΈΣ ISTINA TAČNO TOČNO RESNICA TIESA PATIESS TÕENE EGIA ՃԻՇՏ ՃՇՄԱՐԻՏ'.split(
    ' ',
  );
const NO =
  'FALSE FALSCH FAUX FALSO FALS ONWAAR FALSKT FALSK USANN EPÄTOSI ÓSATT FAŁSZ NEPRAVDA HAMIS ЛОЖЬ ХИБНІСТЬ НЕПРАВДА ХЛУСНЯ НЕВЯРНО ЛЪЖА НЕТОЧНО НЕТАЧНО YANLIŞ ΨΕΥΔΗΣ ΨΕΥΔΕΣ ΨΕΥΔΉΣ ΨΕΥΔΈΣ NEISTINA LAŽ NETAČNO NETOČNO NERESNICA MELAGINGA APLAMS NEPATIESS VÄÄR FALTSUA ՍԽԱԼ ԿԵՂԾ'.split(
    ' ',
  );
const TRUTHS = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
  ['1', true],
  ['0', false],
]);

/** True or false as a spreadsheet in any language of Europe writes it; null where it is neither. */
export function readTruth(cell: string): boolean | null {
  return TRUTHS.get(cell.normalize('NFC').toUpperCase()) ?? TRUTHS.get(cell.toUpperCase()) ?? null;
}

/** Thousands parted by spaces or apostrophes, or twice by the same point or comma, can be nothing else. */
const GROUPED = [
  /^\d{1,3}([ \u00A0\u202F\u2009'’]\d{3})+$/,
  /^\d{1,3}(\.\d{3}){2,}$/,
  /^\d{1,3}(,\d{3}){2,}$/,
];
/** A whole number with decimals that are all zero: of other than three places, or after thousands. */
const WHOLE = /^(\d+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:,\d{3})+(?=\.))[.,](0{1,2}|0{4,})$/;

/** A whole number as spreadsheets show it; null where it is none, or may be another. */
export function readWhole(cell: string): number | null {
  const whole = WHOLE.exec(cell)?.[1] ?? cell;
  const digits =
    whole !== cell || GROUPED.some((form) => form.test(cell)) ? whole.replace(/\D/g, '') : whole;
  return /^\d{1,16}$/.test(digits) ? Number(digits) : null;
}

/** Whether a cell can be read as thousands in one country and with decimals in another: "12.000". */
export function isAmbiguous(cell: string): boolean {
  return /^\d{1,3}[.,]\d{3}$/.test(cell);
}
