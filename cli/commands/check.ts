import { Command } from 'commander';
import type { Context } from '../context';
import { completeAddition } from '../edit/add';
import type { EditReport } from '../edit/report';
import { tryEdit } from '../edit/run-edit';
import { Failure } from '../failure';
import { readForAdding } from '../folder/add-folder';
import { completeFromFolder } from '../folder/complete';
import { isFolder } from '../folder/read-folder';
import { additionSchema } from '../input/drafts';
import { readDrafts } from '../input/read-drafts';

const HELP = `
Nothing is appended. Every problem of all files is told at once, the same fault of many rows as one:
file, line, row and column, what was read there, what is allowed and what is nearest. Without a
database, names are held against what every ledger begins with.

Examples:
  casualty-ledger check the-troubles
  casualty-ledger check the-troubles --json
  casualty-ledger check new-figures.yaml our-figures.csv`;

type CheckOptions = { json?: boolean; odd?: boolean };

/** Signs what is tried: who records it is asked for when it is added. */
const SIGNED = { by: 'check', why: 'check', dryRun: true };

function isWithoutDatabase(error: unknown): boolean {
  return error instanceof Failure && error.exit === 'noDatabase';
}

/** What adding would do; null where there is no database to try it on. */
async function tryAdding(
  context: Context,
  given: string[],
  options: CheckOptions,
): Promise<{ files: string[]; report: EditReport | null }> {
  const [folder = '', ...more] = given;
  if (!given.some(isFolder)) {
    const read = await readDrafts(given, additionSchema, null);
    const signed = { ...options, ...SIGNED };
    const report = await tryEdit(context, completeAddition, given, read, signed);
    return { files: given, report };
  }
  if (more.length > 0)
    throw new Failure('usage', 'A conflict folder is checked by itself.', 'Call check for each.');
  const { files, read, failure } = await readForAdding(context, folder);
  if (failure) return { files, report: null };
  const signed = { ...options, ...SIGNED };
  return { files, report: await tryEdit(context, completeFromFolder, files, read, signed) };
}

function countKinds(report: EditReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { entry } of report.planned) counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
  return counts;
}

const IRREGULAR: Record<string, string> = { party: 'parties' };

function formatCounts(counts: Record<string, number>): string {
  const words = Object.entries(counts).map(
    ([kind, n]) => `${n} ${n === 1 ? kind : (IRREGULAR[kind] ?? `${kind}s`)}`,
  );
  return words.length === 0 ? 'nothing is new' : `new: ${words.join(', ')}`;
}

async function runCheck(context: Context, given: string[], options: CheckOptions): Promise<void> {
  const { files, report } = await tryAdding(context, given, options).catch((error: unknown) => {
    if (isWithoutDatabase(error)) return { files: given, report: null };
    throw error;
  });
  if (options.json) {
    const found = report
      ? { new: countKinds(report), same: report.same.length }
      : { new: null, same: null };
    return context.out(`${JSON.stringify({ ok: true, files, ...found }, null, 2)}\n`);
  }
  if (!report) {
    return context.out(
      `Nothing is wrong in ${files.join(', ')}, as far as can be told without a database.\n`,
    );
  }
  const same =
    report.same.length > 0 ? `; ${report.same.length} the same in the ledger already` : '';
  return context.out(
    `Nothing is wrong in ${files.join(', ')}: ${formatCounts(countKinds(report))}${same}.\n`,
  );
}

/** `check`: says everything that is wrong with a conflict folder or files of entries. */
export function createCheckCommand(context: Context): Command {
  return new Command('check')
    .description('say everything that is wrong with a conflict folder, or with files of entries')
    .argument('<folder or file...>', 'a conflict folder, or YAML files and CSVs as add takes them')
    .option('--odd', 'numbers out of order (low above high) are as the document gives them')
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((given: string[], options: CheckOptions) => runCheck(context, given, options));
}
