import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvFile, csvFiles } from './generate-csv';
import { type Outcome, readCsv } from './read-csv';

const CHUNK = 1_000;

export type CsvReport = {
  files: number;
  taken: number;
  refused: number;
  /** How often each kind of refusal was given. */
  words: Map<string, number>;
  faults: string[];
};

/** The cells as another program reads them; null where it refuses the file. */
function readElsewhere(text: string): string[][] | null {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: true }).slice(1);
  } catch {
    return null;
  }
}

/** Whether the records, one after the other, are the whole of a text but for its line breaks. */
function isWhole(text: string, records: string[]): boolean {
  let at = 0;
  for (const raw of records) {
    while (!text.startsWith(raw, at) && (text[at] === '\n' || text[at] === '\r')) at += 1;
    if (!text.startsWith(raw, at)) return false;
    at += raw.length;
  }
  return /^[\r\n]*$/.test(text.slice(at));
}

/** What is wrong with what was taken: it is to be the file, byte for byte, and its cells what others read. */
function compare(file: CsvFile, outcome: Outcome): string | null {
  if ('refused' in outcome || file.kind === 'figures') return null;
  const text = file.bytes.toString('utf8').replace(/^\uFEFF/, '');
  const { header, taken } = outcome;
  if (!isWhole(text, [header, ...taken.map(({ raw }) => raw)]))
    return 'what was taken is not the file';
  const theirs = readElsewhere(text.replace(/[\r\n]+$/, ''));
  const ours = taken.map(({ cells }) => cells);
  if (theirs === null || JSON.stringify(ours) === JSON.stringify(theirs)) return null;
  return `read otherwise: ${JSON.stringify(ours).slice(0, 600)} not ${JSON.stringify(theirs).slice(0, 600)}`;
}

async function judge(file: CsvFile, path: string, report: CsvReport): Promise<void> {
  const show = () => JSON.stringify(file.bytes.toString('latin1').slice(0, 600));
  try {
    const outcome = await readCsv(file, path);
    if ('taken' in outcome) report.taken += 1;
    else {
      report.refused += 1;
      const words = outcome.refused
        .replace(/^.*?(header|record \d+)[^:]*: /s, '')
        .slice(0, 40)
        .replace(/"[^"]*"?/g, '…');
      report.words.set(words, (report.words.get(words) ?? 0) + 1);
    }
    const wrong = compare(file, outcome);
    if (wrong !== null) report.faults.push(`${file.kind}: ${wrong}\n${show()}`);
  } catch (error) {
    report.faults.push(`${file.kind}: ${error instanceof Error ? error.stack : error}\n${show()}`);
  }
}

/** Reads generated files. @param path where one of them may be written */
export async function fuzzCsv(
  path: string,
  { seed, files }: { seed: number; files: number },
): Promise<CsvReport> {
  const report: CsvReport = { files: 0, taken: 0, refused: 0, words: new Map(), faults: [] };
  while (report.files < files && report.faults.length < 20) {
    const numRuns = Math.min(CHUNK, files - report.files);
    const chunk = fc.sample(csvFiles, { seed: seed + report.files, numRuns });
    for (const file of chunk) await judge(file, path, report);
    report.files += numRuns;
  }
  return report;
}
