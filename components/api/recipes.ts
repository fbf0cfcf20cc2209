import { curl } from '@/routes/openapi/curl';
import type { Place } from '@/routes/openapi/document';

/** A first task for a program, and the command that does it. */
export type Recipe = { title: string; words: string; command: string };

/** Recomputes a figure's fingerprint: SHA-256 of `previous`, a line feed and the canonical record. */
const PROVE = `python3 -c "
import hashlib, json, sys
figure = json.load(sys.stdin)
record = json.dumps(figure['record'], sort_keys=True, separators=(',', ':'), ensure_ascii=False)
text = figure['previous'] + chr(10) + record
print(hashlib.sha256(text.encode()).hexdigest() == figure['fingerprint'])
"`;

/** How to begin, with names that this copy of the ledger holds; none where it is empty. */
export function listRecipes({ origin, examples }: Place): Recipe[] {
  if (!examples) return [];
  const { conflict, figure, version, measure, position, recordedAt } = examples;
  const figures = `${origin}/conflicts/${conflict}/figures`;
  const one = `${origin}/figures/${figure}`;
  const cited = `${one}/v${version}`;
  const then = recordedAt.toUTCString();
  return [
    {
      title: 'All figures of a conflict, as a CSV',
      words: 'Saved under a name with the day of the newest entry in it.',
      command: curl(`${figures}.csv`, '-OJ'),
    },
    {
      title: 'The figures of one measure, as JSON',
      words: 'An unknown id is an error, which lists those that there are.',
      command: curl(`${figures}.json?measure=${measure}`),
    },
    {
      title: 'The same file for good',
      words: `With “at” the file is that of one position of the ledger, and its bytes never change. “Ledger-Position” in an answer tells which position it shows.`,
      command: curl(`${figures}.csv?at=${position}`),
    },
    {
      title: 'One figure, by its address and a type',
      words: 'The address that people cite leads a program to the file of the type it asks for.',
      command: curl(one, '-L', "-H 'Accept: application/json'"),
    },
    {
      title: 'A figure as it was on a day',
      words: 'A live address leads to the version, or the position, that was then in force.',
      command: curl(`${one}.json`, '-L', `-H 'Accept-Datetime: ${then}'`),
    },
    {
      title: 'Only if it has changed',
      words: 'Run again, it receives nothing while the file is still the same.',
      command: curl(
        `${figures}.csv`,
        '--etag-save figures.etag',
        '--etag-compare figures.etag',
        '-o figures.csv',
      ),
    },
    {
      title: 'Prove that a figure is the one that was cited',
      words: 'Prints True where the fingerprint is that of the record.',
      command: `${curl(`${cited}.json`)} | ${PROVE}`,
    },
  ];
}
