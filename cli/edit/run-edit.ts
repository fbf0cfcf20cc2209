import pc from 'picocolors';
import { appendPlanned, EntryError } from '@/db/append/append';
import { noZips } from '@/db/append/release';
import { isConnectionBreak } from '@/db/connection-errors';
import type { Context } from '../context';
import { withLedger } from '../database';
import { Failure, type Problem } from '../failure';
import { type DraftSchema, type Drafts, readDrafts } from '../input/read-drafts';
import { showProgress } from '../terminal/progress';
import type { Complete } from './edit-state';
import { planEdit } from './plan-edit';
import { type EditReport, formatReport, formatReportJson } from './report';

export type EditOptions = {
  by?: string;
  why?: string;
  odd?: boolean;
  dryRun?: boolean;
  json?: boolean;
};

/** What makes one editing command another than the next. */
export type Editor = {
  schema: DraftSchema;
  /** What a document is that does not say its kind; null where each must say it. */
  usualKind: 'figure' | 'withdrawal' | 'release' | null;
  complete: Complete;
};

/** One failure of all problems, in the order of the files. */
export function refuseAll(files: string[], problems: Problem[]): Failure {
  const order = new Map(files.map((file, index) => [file, index]));
  const sorted = problems.toSorted(
    (a, b) =>
      Number(order.get(a.file)) - Number(order.get(b.file)) ||
      a.line - b.line ||
      a.column - b.column,
  );
  const count = problems.length === 1 ? 'A problem' : `${problems.length} problems`;
  return new Failure(
    'refused',
    `${count} in ${files.join(', ')}; nothing was appended.`,
    'Correct the file, look at it with --dry-run, and call this again.',
    { problems: sorted },
  );
}

/** The words of the database for what it refused: its own, under those of the driver. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? innermost(error.cause) : error.message;
}

/** Appends under the ledger's lock what the drafts become, or throws with every problem. */
async function appendDrafts(
  context: Context,
  files: string[],
  read: Drafts,
  complete: Complete,
  options: EditOptions,
): Promise<EditReport> {
  const dryRun = options.dryRun ?? false;
  const report: Pick<EditReport, 'planned' | 'same' | 'given'> = {
    planned: [],
    same: [],
    given: new Map(),
  };
  let zips = new Map<string, Uint8Array>();
  const progress = showProgress(context, dryRun ? 'Trying' : 'Appending', {
    whole: read.drafts.length,
    json: options.json,
  });
  try {
    const head = await withLedger(context, 'append', ({ db }) =>
      appendPlanned(
        db,
        async (transaction) => {
          const signature = { by: options.by, why: options.why, odd: options.odd ?? false };
          const plan = await planEdit(transaction, read, complete, signature);
          if (plan.problems.length > 0) throw refuseAll(files, plan.problems);
          Object.assign(report, { planned: plan.planned, same: plan.same, given: plan.given });
          zips = plan.zips;
          return plan.planned.map(({ entry }) => entry);
        },
        {
          dryRun,
          onAppended: progress.at,
          zipOf: async (release) => zips.get(release.name) ?? noZips(release),
        },
      ),
    );
    return { ...report, head, dryRun };
  } catch (error) {
    const document = error instanceof EntryError ? report.planned[error.index]?.document : null;
    if (!document || isConnectionBreak(error)) throw error;
    const fix = 'Correct the entry; the words are those of the ledger.';
    throw refuseAll(files, [document.refuse([], innermost(error), fix)]);
  } finally {
    progress.stop();
  }
}

/**
 * The whole of an editing command: reads the files, appends all of their entries or none, and says
 * what was done.
 * @throws Failure with every problem of the files
 */
export async function runEdit(
  context: Context,
  editor: Editor,
  files: string[],
  options: EditOptions,
): Promise<void> {
  const read = await readDrafts(files, editor.schema, editor.usualKind);
  await runDrafts(context, editor.complete, files, read, options);
}

/**
 * Appends what was read of files, all of it or nothing; with `dryRun` it is tried and undone.
 * @throws Failure with every problem of the files
 */
export async function tryEdit(
  context: Context,
  complete: Complete,
  files: string[],
  read: Drafts,
  options: EditOptions,
): Promise<EditReport> {
  try {
    return await appendDrafts(context, files, read, complete, options);
  } catch (error) {
    // Without a database the files' own problems can be told all the same.
    const isUnreachable = error instanceof Failure && error.exit === 'noDatabase';
    throw isUnreachable && read.problems.length > 0 ? refuseAll(files, read.problems) : error;
  }
}

/**
 * Appends what was read of files, all of it or nothing, and says what was done.
 * @param read the entries of the files, and the problems that were found on the way
 * @throws Failure with every problem of the files
 */
export async function runDrafts(
  context: Context,
  complete: Complete,
  files: string[],
  read: Drafts,
  options: EditOptions,
): Promise<void> {
  const report = await tryEdit(context, complete, files, read, options);
  const colours = context.columns !== null && pc.isColorSupported;
  await context.out(options.json ? formatReportJson(report) : formatReport(report, colours));
}
