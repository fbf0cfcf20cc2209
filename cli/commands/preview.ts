import { Command, InvalidArgumentError } from 'commander';
import type { Context } from '../context';
import { Failure } from '../failure';
import { isFolder } from '../folder/read-folder';
import { expectInterruption } from '../interruption';
import { type PreviewOptions, runPreview } from '../preview/run-preview';

const HELP = `
Pages, charts, CSV, permalinks and citations, as they would be: from a copy of the ledger (of the
shipped figures where none runs) in a database of its own, which is thrown away at the end. Each
time that conflict.yaml or figures.csv is saved, open pages are drawn anew, or say what is wrong.
Nothing is appended; ids of figures are others when they are added.

Examples:
  casualty-ledger preview the-troubles
  casualty-ledger preview the-troubles --port 3200`;

const USUAL_PORT = 3100;

function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 1 to 65535; 0 takes a free one.');
}

/** Ctrl-C, or the end of the process that started this one. */
function whenAsked(): Promise<void> {
  expectInterruption();
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}

/** `preview`: shows a conflict folder as it would look. */
export function createPreviewCommand(context: Context): Command {
  return new Command('preview')
    .description('show a conflict folder as it would look, redrawn at each save')
    .argument('<folder>', 'a conflict folder, as new writes it')
    .option('--port <number>', 'where it listens, on this machine alone', parsePort, USUAL_PORT)
    .option('--json', 'what happens as lines of JSON')
    .addHelpText('after', HELP)
    .action(async (folder: string, options: PreviewOptions) => {
      if (!isFolder(folder)) {
        const fix = `Make one: casualty-ledger new ${folder}`;
        throw new Failure('refused', `${folder} is no folder.`, fix);
      }
      await runPreview(context, folder, options, whenAsked());
    });
}
