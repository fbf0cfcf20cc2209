import path from 'node:path';
import { formatDay, formatValue } from '@/ledger/wording';
import type { Context } from '../context';
import type { EditReport } from '../edit/report';
import { type EditOptions, refuseAll, runDrafts, tryEdit } from '../edit/run-edit';
import { Failure } from '../failure';
import { findKnown } from '../folder/add-folder';
import { completeFromFolder } from '../folder/complete';
import { CONFLICT_FILE, readWithRows } from '../folder/read-folder';
import { figureMapSchema } from './figure-map';
import { readMapFile } from './read-map';
import { readMappedFigures } from './read-mapped-figures';

/** How many figures a dry run says. */
const SAID = 12;

/** The first figures as sentences: whoever made the map sees whether it means what they meant. */
function formatSentences(report: EditReport, unknown: number): string {
  const names = new Map<string, string>();
  for (const { entry } of report.planned) {
    if (entry.kind === 'question') names.set(entry.body.id, entry.body.title);
    if (entry.kind === 'claimant') names.set(entry.body.id, entry.body.name);
  }
  const nameOf = (id: string) => names.get(id) ?? id;
  const figures = report.planned.flatMap(({ entry }) =>
    entry.kind === 'figure' ? [entry.body] : [],
  );
  const said = figures.slice(0, SAID).map((body) => {
    const when = `${formatDay(body.period)}, as of ${formatDay(body.as_of)}`;
    return `  ${nameOf(body.question)}: ${formatValue(body)} (${when}), says ${nameOf(body.claimant)}.`;
  });
  const rest = figures.length - said.length;
  return `${[
    `${figures.length} new figures:`,
    ...said,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ...(unknown > 0
      ? [`${unknown} cells are unknown, by the map: no figure is made of them.`]
      : []),
    ...(report.same.length > 0
      ? [`${report.same.length} entries are in the ledger already, the same.`]
      : []),
    'A dry run: nothing was appended.',
  ].join('\n')}\n`;
}

/**
 * Appends figures from another's table, all or none, as the map beside a `conflict.yaml` reads it.
 * @throws Failure with every problem of the map, the folder and the table
 */
export async function importMappedFigures(
  context: Context,
  files: string[],
  mapFile: string,
  options: EditOptions,
): Promise<void> {
  const [file = '', ...more] = files;
  if (more.length > 0) {
    throw new Failure('usage', 'A map reads one file.', 'Call import for each.');
  }
  const map = await readMapFile(mapFile, figureMapSchema);
  const mapped = await readMappedFigures(file, map);
  const { known, failure } = await findKnown(context);
  const conflictFile = path.join(path.dirname(mapFile), CONFLICT_FILE);
  const { files: read, read: drafts } = await readWithRows(conflictFile, file, mapped, known);
  if (failure && drafts.problems.length > 0) throw refuseAll(read, drafts.problems);
  if (failure) throw failure;
  if (!options.dryRun || options.json)
    return runDrafts(context, completeFromFolder, read, drafts, options);
  const report = await tryEdit(context, completeFromFolder, read, drafts, options);
  return context.out(formatSentences(report, mapped.unknown));
}
