import path from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ImportRefused } from '../csv/fault';
import type { Source } from './open-source';

function isCsv({ fileName }: Entry): boolean {
  return /\.csv$/i.test(fileName) && !/(^|\/)(__MACOSX\/|\._)/.test(fileName);
}

/** What a zip without a CSV is: a spreadsheet is one, too. */
function sayWithoutCsv(names: readonly string[]): string {
  const holds = (name: string) => names.includes(name);
  const is = holds('xl/workbook.xml')
    ? 'a workbook of Excel (.xlsx)'
    : holds('content.xml')
      ? 'a spreadsheet of LibreOffice (.ods)'
      : holds('Index/Document.iwa')
        ? 'a spreadsheet of Numbers'
        : null;
  return is === null
    ? ': no CSV is in the zip file'
    : ` is ${is}, not a CSV: save its table as CSV with commas, in UTF-8`;
}

async function findCsv(zip: ZipFile, name: string): Promise<Entry> {
  const found: Entry[] = [];
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    if (isCsv(entry)) found.push(entry);
    else if (names.length < 1_000) names.push(entry.fileName);
  }
  const [only] = found;
  if (!only) throw new ImportRefused(`${name}${sayWithoutCsv(names)}`);
  if (found.length > 1) {
    const all = found.map((entry) => entry.fileName).join(', ');
    throw new ImportRefused(
      `${name}: ${found.length} CSV files are in the zip file (${all}); unpack it and name one`,
    );
  }
  if (!only.canDecodeFileData()) {
    throw new ImportRefused(
      `${name}: ${only.fileName} is encrypted or packed in a way that is not read`,
    );
  }
  return only;
}

/**
 * The bytes of an entry, checked against what the zip says of them. The size that it announces bounds
 * nothing by itself: what is unpacked is counted, and ends at the first byte too many.
 */
async function* unzip(
  zip: ZipFile,
  entry: Entry,
  count: (bytes: number) => void,
): AsyncIterable<Buffer> {
  const bytes = await zip.openReadStreamPromise(entry);
  let checksum = 0;
  for await (const chunk of bytes) {
    checksum = crc32(chunk, checksum);
    count(chunk.length);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new Error('its checksum is not the one that the zip names');
}

/**
 * Opens the one CSV of a zip file; other files in it, such as a codebook, are passed by.
 * @throws ImportRefused when there is none or several, or, while reading, when the zip is damaged or
 * holds more or less than it announces
 */
export async function openZip(file: string): Promise<Source> {
  const name = path.basename(file);
  const refuse = (cause: unknown): ImportRefused => {
    if (cause instanceof ImportRefused) return cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    return new ImportRefused(`${name}: the zip file is damaged (${words})`, { cause });
  };
  let zip: ZipFile;
  let entry: Entry;
  try {
    zip = await openPromise(file, { autoClose: false });
    entry = await findCsv(zip, name);
  } catch (cause) {
    throw refuse(cause);
  }
  let read = 0;
  const checked = async function* () {
    try {
      yield* unzip(zip, entry, (bytes) => {
        read += bytes;
      });
    } catch (cause) {
      throw refuse(cause);
    } finally {
      zip.close();
    }
  };
  return {
    file: name,
    csvName: path.posix.basename(entry.fileName),
    bytes: checked(),
    progress: () => (entry.uncompressedSize === 0 ? 1 : read / entry.uncompressedSize),
  };
}
