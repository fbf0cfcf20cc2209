import path from 'node:path';
import type { Context } from '../context';
import { withLedger } from '../database';
import { type EditOptions, refuseAll, runDrafts } from '../edit/run-edit';
import { Failure, type Problem } from '../failure';
import type { Draft } from '../input/drafts';
import { completeFromFolder } from './complete';
import { type Known, readKnown, readShippedKnown } from './known';
import { type ReadFolder, readFolder } from './read-folder';
import { EXAMPLE_HOST } from './template';

/** What the ledger holds; without one, what every ledger begins with, and why there is none. */
export async function findKnown(
  context: Context,
): Promise<{ known: Known; failure: Failure | null }> {
  try {
    const known = await withLedger(context, 'append', ({ db }) => readKnown(db));
    return { known, failure: null };
  } catch (error) {
    if (!(error instanceof Failure) || error.exit !== 'noDatabase') throw error;
    return { known: await readShippedKnown(), failure: error };
  }
}

/** The example that `new` writes is not published: a document of it is refused. */
function refuseExample(drafts: Draft[]): Problem[] {
  return drafts.flatMap(({ kind, body, document }) => {
    const isExample =
      kind === 'source' &&
      typeof body.url === 'string' &&
      new URL(body.url).hostname === EXAMPLE_HOST;
    const fix = 'Replace the example in both files: casualty-ledger preview shows what is there.';
    return isExample ? [document.refuse(['body', 'url'], 'is a document of the example', fix)] : [];
  });
}

/**
 * Reads a conflict folder to be added, with what the ledger holds.
 * @returns what it says; `failure` where there is no ledger, and names were held against what every
 *   ledger begins with
 * @throws Failure with every problem of the folder, where there is no ledger to find more
 */
export async function readForAdding(
  context: Context,
  folder: string,
): Promise<ReadFolder & { failure: Failure | null }> {
  const { known, failure } = await findKnown(context);
  const found = await readFolder(folder, known);
  found.read.problems.push(...refuseExample(found.read.drafts));
  if (failure && found.read.problems.length > 0) throw refuseAll(found.files, found.read.problems);
  return { ...found, failure };
}

/**
 * Appends what is new in a conflict folder, all of it or nothing.
 * @throws Failure with every problem of the folder
 */
export async function addFolder(
  context: Context,
  folder: string,
  options: EditOptions,
): Promise<void> {
  const { files, sheet, read, failure } = await readForAdding(context, folder);
  if (failure) throw failure;
  const by = options.by ?? sheet?.said.editor;
  const signed = {
    ...options,
    ...(by ? { by } : {}),
    why: options.why ?? `Added from the conflict folder ${path.basename(path.resolve(folder))}.`,
  };
  await runDrafts(context, completeFromFolder, files, read, signed);
}
