import { Command, InvalidArgumentError } from 'commander';
import type { FilterWords } from '@/db/queries/event-filter';
import type { Context } from '../context';
import { withLedger } from '../database';
import { deriveFigures } from '../derive/derive-figures';
import { type EditOptions, runDrafts } from '../edit/run-edit';
import { completeFromFolder } from '../folder/complete';

const HELP = `
A figure for each year that has rows: their sums of low, best and high. Its basis is derived, its
claimant Casualty Ledger, and its computation names the rows and the address of the same sums. It is
as of the day on which the version was imported. Called again, it appends what is new.

What the deaths of a dataset are is for you to say (--what): UCDP's rows of state-based conflict are
battle-related deaths, one number of a press count is persons killed.

Example:
  casualty-ledger derive --dataset ged --version 24.1 --into the-troubles \\
    --what "persons killed" --conflict 315 --by "A. Editor" --dry-run`;

type DeriveOptions = EditOptions & {
  dataset: string;
  version: string;
  into: string;
  what: string;
  table?: string;
  conflict?: number;
  country?: number;
  yearFrom?: number;
  yearTo?: number;
  typeOfViolence?: number;
};

function parseNumber(value: string): number {
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number.');
}

async function runDerive(context: Context, options: DeriveOptions): Promise<void> {
  const { dataset, version, into, what, table = null } = options;
  const rows: FilterWords = {
    conflict: options.conflict,
    country: options.country,
    year_from: options.yearFrom,
    year_to: options.yearTo,
    type_of_violence: options.typeOfViolence,
  };
  const derivation = { dataset, version, table, conflict: into, what, rows };
  const drafts = await withLedger(context, 'append', ({ db }) => deriveFigures(db, derivation));
  const why = options.why ?? `Computed from version ${version} of ${dataset}`;
  const name = `${dataset} ${version}`;
  await runDrafts(context, completeFromFolder, [name], drafts, { ...options, why });
}

/** `derive`: makes yearly figures from imported rows. */
export function createDeriveCommand(context: Context): Command {
  return new Command('derive')
    .description('make yearly figures of a conflict from the rows of an imported dataset')
    .requiredOption('--dataset <slug>', 'the imported dataset')
    .requiredOption('--version <label>', 'its version')
    .requiredOption('--into <slug>', 'the conflict that the figures are of')
    .requiredOption('--what <measure>', 'the measure that the numbers of the rows are')
    .requiredOption('--by <name>', 'who records it (recorded_by)')
    .option('--why <reason>', 'why, where there is more to say')
    .option('--table <name>', 'which table, where the version has several')
    .option('--conflict <number>', 'only rows of this conflict', parseNumber)
    .option('--country <number>', 'only rows of this country', parseNumber)
    .option('--year-from <year>', 'only rows of this year and later', parseNumber)
    .option('--year-to <year>', 'only rows of this year and earlier', parseNumber)
    .option('--type-of-violence <number>', 'only rows of this type (1, 2, 3)', parseNumber)
    .option('--odd', 'numbers out of order are as the rows add up to')
    .option('--dry-run', 'show what would come in, and append nothing')
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((options: DeriveOptions) => runDerive(context, options));
}
