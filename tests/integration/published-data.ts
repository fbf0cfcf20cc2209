import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/**
 * A data file as its publisher has it. They are not part of the project: they lie beside it.
 * @throws Error saying so where they do not
 */
export function published(file: string): string {
  if (!existsSync(DATA)) {
    throw new Error(`the publishers' data files are not in ${DATA}: these tests read them there`);
  }
  return `${DATA}${file}`;
}

/**
 * Runs a few lines of Python over the rows of a CSV file, read by its own `csv` module.
 * @param script what to do with `rows` (dictionaries) and `read` (a file's name to its rows); it sets
 * `answer`, which comes back as JSON
 */
export function askPython(file: string, script: string): unknown {
  const whole = `
import csv, gzip, json, collections, sys
def read(file):
    open_as_text = gzip.open if file.endswith('.gz') else open
    with open_as_text(file, 'rt', encoding='utf-8-sig', newline='') as f: return list(csv.DictReader(f))
rows = read(sys.argv[1])
${script}
print(json.dumps(answer))`;
  const said = execFileSync('python3', ['-c', whole, file], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(said);
}
