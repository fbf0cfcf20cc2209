import { access } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { ImportRefused } from '@/datasets/csv/fault';
import { FORMATS } from '@/datasets/formats';
import { importVersion } from '@/datasets/import/import-version';
import { listMapNames } from '@/datasets/maps/shipped-maps';
import { versionLabel } from '@/ledger/import-body';
import { slug, text, url } from '@/ledger/text';
import type { DatasetFormat } from '@/ledger/vocabulary';
import type { Context } from '../context';
import { withLedger } from '../database';
import { completeAddition } from '../edit/add';
import { runEdit } from '../edit/run-edit';
import { Failure } from '../failure';
import { importMappedFigures } from '../import/import-mapped-figures';
import { showImport } from '../import/import-progress';
import { formatImport } from '../import/import-report';
import { readEventMap } from '../import/read-map';
import { additionSchema } from '../input/drafts';

/** What an import of event data must be told; figures name their own documents. */
const OF_A_VERSION = ['dataset', 'version', 'licence', 'source'] as const;

type ImportOptions = Partial<Record<(typeof OF_A_VERSION)[number], string>> & {
  by: string;
  why?: string;
  title?: string;
  publisher?: string;
  cite?: string;
  map?: string;
  dryRun?: boolean;
  json?: boolean;
};

function checked(schema: z.ZodType<string>): (value: string) => string {
  return (value) => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new InvalidArgumentError(result.error.issues.map((issue) => issue.message).join('; '));
  };
}

async function refuseMissing(files: string[]): Promise<void> {
  for (const file of files) {
    try {
      await access(file);
    } catch (cause) {
      throw new Failure('refused', `${file} cannot be read.`, 'Look at its name and its rights.', {
        cause,
      });
    }
  }
}

/** A label that is a day, as those are that publishers do not give, is a day of the calendar. */
const newVersionLabel = versionLabel.refine(
  (label) => !/^\d{4}-\d\d-\d\d$/.test(label) || z.iso.date().safeParse(label).success,
  { error: ({ input }) => `"${input}" does not exist: write a day of the calendar` },
);

type VersionOptions = ImportOptions & Record<(typeof OF_A_VERSION)[number], string>;

function isOfVersion(options: ImportOptions): options is VersionOptions {
  return OF_A_VERSION.every((name) => options[name] !== undefined);
}

/** A person's own figures: each row becomes an entry, all of them or none. */
async function importFigures(
  context: Context,
  files: string[],
  options: ImportOptions,
): Promise<void> {
  const meant = OF_A_VERSION.filter((name) => options[name] !== undefined);
  if (meant.length > 0) {
    throw new Failure(
      'usage',
      `--${meant.join(', --')}: figures are not a dataset, each names its own documents.`,
      'Leave it out.',
    );
  }
  const { by, why, map, dryRun = false, json = false } = options;
  const said = { by, dryRun, json, why: why ?? `Import of ${files.join(', ')}` };
  if (map !== undefined) return importMappedFigures(context, files, map, said);
  const editor = {
    schema: additionSchema,
    usualKind: 'figure',
    complete: completeAddition,
  } as const;
  await runEdit(context, editor, files, said);
}

async function runImport(
  context: Context,
  format: DatasetFormat,
  files: string[],
  options: ImportOptions,
): Promise<void> {
  if (!isOfVersion(options)) {
    const missing = OF_A_VERSION.filter((name) => options[name] === undefined);
    throw new Failure(
      'usage',
      `Missing: --${missing.join(', --')}.`,
      'See: casualty-ledger help import',
    );
  }
  // A row lives for a moment. V8 would let some eighty megabytes of dead ones gather before it looks.
  setFlagsFromString('--heap-growing-percent=60');
  await refuseMissing(files);
  const { json = false, dryRun = false } = options;
  const map = format === 'mapped' ? await readEventMap(options.map ?? '') : null;
  const shown = showImport(context, json);
  try {
    const report = await withLedger(context, 'append', (connection) =>
      importVersion(
        connection,
        {
          format,
          map,
          files,
          dataset: options.dataset,
          version: options.version,
          licence: options.licence,
          source: options.source,
          title: options.title ?? null,
          publisher: options.publisher ?? null,
          citation: options.cite ?? null,
          recorded_by: options.by,
          why: options.why ?? `Import of version ${options.version}`,
          dryRun,
        },
        shown.progress,
      ),
    );
    shown.stop();
    await context.out(json ? `${JSON.stringify(report, null, 2)}\n` : formatImport(report));
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    throw new Failure(
      'refused',
      error.message,
      'Nothing of it is in the ledger. Correct what is named, and call this again.',
      { cause: error },
    );
  } finally {
    shown.stop();
  }
}

/** What is imported: a published format, any other table of events, or figures. */
type Asked = Exclude<DatasetFormat, 'mapped'> | 'events' | 'figures';

function refuseMapOf(asked: Asked, { map }: ImportOptions): void {
  if (asked === 'events' && map === undefined) {
    const fix = `Name one that ships (${listMapNames().join(', ')}), or a file of your own.`;
    throw new Failure('usage', 'Missing: --map.', fix);
  }
  if (asked !== 'events' && map !== undefined) {
    throw new Failure('usage', `--map: the columns of ${asked} are known.`, 'Leave it out.');
  }
}

const FORMAT_LIST = FORMATS.map(({ id, title }) => `  ${id.padEnd(20)}${title}`).join('\n');

const HELP = `
Formats:
${FORMAT_LIST}
  events              any other table of events, read as a map of its columns says (--map)
  figures             figures of your own, appended as entries: a CSV with a column for each field

A version is imported whole or not at all, and never changed: what the publisher changes comes as a
further version. Files: .csv, .csv.gz, or a .zip with one CSV; one file a table. Rows are kept as
published; odd ones are flagged, none is repaired. Where the publisher has no label for a version,
the day on which it was fetched is one. A version needs --dataset, --version, --licence and --source.

events: --map names a map that ships with the program, or a YAML file of your own:
  ${listMapNames().join(', ')}.
They lie in datasets/maps; copy one and write the names of your columns. The ledger keeps the map
with the rows. A cell that the map does not explain is refused by row and column; none is guessed.

figures: the columns are the fields of "casualty-ledger help add", without version and change; an
empty cell is unknown; sources are written as some-document:1 | other-document:2. The table may be
saved by Excel, LibreOffice or Google Sheets in any country: as CSV or Unicode text, with commas,
semicolons or tabs, in UTF-8 or UTF-16. Every row is checked before one is appended. The same file
can be given to "casualty-ledger add". With --map, another's table, wide or long, is read: the map
lies beside the conflict.yaml whose sides, claimants and documents it names
(docs/figures-from-a-table.md); --dry-run says the first figures as sentences.

Examples:
  casualty-ledger import ucdp-ged GEDEvent_v24_1.csv.gz --dataset ucdp-ged --version 24.1 \\
    --licence "CC BY 4.0" --source https://ucdp.uu.se/downloads/ --by "A. Editor" --dry-run
  casualty-ledger import events acled-export.csv --map acled --dataset acled-sudan \\
    --version 2026-11-20 --licence "ACLED terms" --source https://acleddata.com --by "A. Editor"
  casualty-ledger import figures our-figures.csv --by "A. Editor" --dry-run
  casualty-ledger import crisis-group all.csv arm.csv aze.csv weapon.csv \\
    --dataset crisis-group-2015-2020 --version 2026-11-20 --by "A. Editor" \\
    --licence "GNU GPL, with attribution to the Europe and Central Asia program (ECA)" \\
    --source https://github.com/CrisisGroup/nk-data-repo`;

/** `import`: takes in a version of a published dataset. */
export function createImportCommand(context: Context): Command {
  return new Command('import')
    .description('import a version of a published event dataset, whole or not at all')
    .addArgument(
      new Argument('<format>', 'how the publisher writes it').choices([
        ...FORMATS.map(({ id }) => id),
        'events',
        'figures',
      ]),
    )
    .argument('<file...>', 'the files of the version')
    .option('--dataset <slug>', 'the name of the dataset in addresses', checked(slug))
    .option('--version <label>', 'the version’s own label, or the day', checked(newVersionLabel))
    .option('--licence <words>', 'the licence it is published under', checked(text))
    .option('--source <address>', 'the web address it comes from', checked(url))
    .requiredOption('--by <name>', 'who records it (recorded_by)', checked(text))
    .option('--why <reason>', 'why, where there is more to say than that it was imported')
    .option('--title <words>', 'what it is called, where that is not the name of the format')
    .option('--publisher <name>', 'who publishes it, where that is not who made the format')
    .option('--cite <words>', 'how its publisher asks to be cited')
    .option('--map <name or file>', 'how the columns are understood (events, figures)')
    .option('--dry-run', 'read, check and load all of it, report, and take it back')
    .option('--json', 'the report as a JSON document')
    .addHelpText('after', HELP)
    .action((asked: Asked, files: string[], options: ImportOptions) => {
      if (asked === 'figures') return importFigures(context, files, options);
      refuseMapOf(asked, options);
      return runImport(context, asked === 'events' ? 'mapped' : asked, files, options);
    });
}
