import { formatCsv } from '@/ledger/csv';
import { formatYaml } from '@/ledger/log-yaml';
import { CLAIMANT_KINDS, QUALIFIERS, READINGS } from '@/ledger/vocabulary';
import { USUAL_COLUMNS } from './sheet-columns';

/**
 * The two files of a new conflict folder: a worked example of two states that do not exist, to be
 * replaced, with comments that teach. `add` refuses it as long as its addresses are those of example.org.
 */

/** The host of the example's documents: nobody's, by RFC 2606. */
export const EXAMPLE_HOST = 'example.org';

/** "the-troubles" is "The Troubles". */
export function titleOf(folder: string): string {
  return folder
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** `conflict.yaml` of a new folder. @param name what the conflict is called */
export function formatNewConflict(name: string): string {
  return `# A conflict. What is left out is unknown; nothing is guessed for it.
# Replace the example: names, sides, claimants and documents. Then:
#   casualty-ledger check THIS-FOLDER        says everything that is wrong
#   casualty-ledger preview THIS-FOLDER      shows the pages; appends nothing
#   casualty-ledger add THIS-FOLDER          appends it, for good

${formatYaml({ name }).trimEnd()}

# A sentence or two that every side could sign: who, where, when.
summary: An example of two states that do not exist, Northland and Southland, to be replaced.

# Who records the figures; stands beside each for good.
editor: Your name

# What others call it. language: en, fr, ar, ...; used by: the party, where it is one side's name.
# other names:
#   - name: Another name
#     language: fr
#     used by: Southland

# Two sides or more. Under parties stand the states and groups of a side.
# A side without parties is its own party.
sides:
  - name: Northland
    parties:
      - Northern Army
      - Northern Police
  - name: Southland

# People who belong to no side and whom figures count.
groups:
  - civilians

# Bounded parts of the conflict, for the column phase of figures.csv.
# dates: "1969", "1969-08/1972" or "1969-08-14/1972-03-30"; "/1972": its beginning is unknown.
phases:
  - name: First war
    dates: "1200-03/1202-11"

# Places, under the names that both sides use.
# places:
#   - kind: town
#     names:
#       Northern Army: Norburg
#       Southland: Sudville

# Who says the numbers. party: the party or side that it speaks for; none for a third party.
# kind: ${CLAIMANT_KINDS.filter((kind) => kind !== 'ledger').join(', ')}
claimants:
  - name: Northern Ministry of Defence
    kind: state body
    party: Northland
  - name: Commission on the War
    kind: organisation

# How you read the documents: ${READINGS.join(', ')}
read as: whole

# Documents of which you know more than title and address. The others need no entry here.
sources:
  - title: Report on the War
    publisher: Commission on the War
    date: "1210"
    address: https://${EXAMPLE_HOST}/report
    language: en

# In figures.csv, before a number in the column value, may stand the bound of the source's own words:
#   ${QUALIFIERS.filter((word) => word !== 'none').join(', ')}
# A bare number says that the source gives no bound. An empty cell is unknown; 0 is zero.
`;
}

/** `figures.csv` of a new folder. */
export function formatNewFigures(): string {
  const report = ['Report on the War', `https://${EXAMPLE_HOST}/report`];
  const commission = ['1210', 'Commission on the War', ...report];
  const year = (on: string, value: string, low: string, high: string) => [
    'persons killed',
    'all sides',
    value,
    low,
    high,
    '',
    on,
    on,
    ...commission,
  ];
  const rows: string[][] = [
    year('1200', '310', '290', '350'),
    year('1201', '1240', '1100', '1400'),
    year('1202', '560', '', ''),
    [
      'persons killed',
      'civilians',
      'at least 400',
      '',
      '',
      'at least 400 civilians lost their lives',
      '1200-03',
      '1202-11',
      ...commission,
    ],
    [
      'wounded',
      'Northern Army',
      'about 900',
      '',
      '',
      'some 900 of our soldiers were wounded',
      '1200-03',
      '1202-11',
      '1203-01-15',
      'Northern Ministry of Defence',
      'Statement on our losses',
      `https://${EXAMPLE_HOST}/statement`,
    ],
    [
      'persons killed',
      'Southland',
      'denied',
      '',
      '',
      'not one of ours',
      '1201-05-02',
      '1201-05-02',
      '1201-05-03',
      '',
      'Statement on our losses',
      `https://${EXAMPLE_HOST}/statement`,
    ],
  ];
  return formatCsv(USUAL_COLUMNS, rows);
}
