import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { Context } from '../context';
import { Failure } from '../failure';
import { CONFLICT_FILE, FIGURES_FILE } from '../folder/read-folder';
import { formatNewConflict, formatNewFigures, titleOf } from '../folder/template';

const HELP = `
The folder holds two files: conflict.yaml (name, sides, phases, who says the numbers) and figures.csv
(a figure a row, which any spreadsheet opens). Both are filled with an example of two states that do
not exist; replace it. Nothing of the ledger is touched.

Examples:
  casualty-ledger new the-troubles
  casualty-ledger check the-troubles
  casualty-ledger preview the-troubles
  casualty-ledger add the-troubles`;

async function isUsed(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    const words = `${folder} is no folder that can be written into.`;
    throw new Failure('refused', words, 'Give another name.', { cause: error });
  }
}

type NewOptions = { name?: string; json?: boolean };

async function runNew(context: Context, folder: string, options: NewOptions): Promise<void> {
  const name = options.name ?? titleOf(path.basename(path.resolve(folder)));
  if (name === '') {
    throw new Failure(
      'usage',
      'The conflict has no name.',
      'Give one: --name "The name of the conflict"',
    );
  }
  if (await isUsed(folder)) {
    const words = `${folder} is there already, and something is in it.`;
    throw new Failure(
      'refused',
      words,
      'Give another name, or add what it holds: casualty-ledger add',
    );
  }
  await mkdir(folder, { recursive: true });
  const files = [path.join(folder, CONFLICT_FILE), path.join(folder, FIGURES_FILE)];
  const texts = [formatNewConflict(name), formatNewFigures()];
  for (const [index, file] of files.entries()) {
    await writeFile(file, texts[index] ?? '', { flag: 'wx' });
  }
  if (options.json) return context.out(`${JSON.stringify({ ok: true, files }, null, 2)}\n`);
  await context.out(`Wrote ${files.join(' and ')}, filled with an example.
Look at it now, and each time that you save:  casualty-ledger preview ${folder}
Everything that is wrong:                     casualty-ledger check ${folder}
When it is right:                             casualty-ledger add ${folder}
`);
}

/** `new`: writes a conflict folder with an example to replace. */
export function createNewCommand(context: Context): Command {
  return new Command('new')
    .description('write a folder for a conflict of your own, filled with an example to replace')
    .argument('<folder>', 'the folder to write, such as the-troubles')
    .option(
      '--name <words>',
      'what the conflict is called, where the folder’s name does not say it',
    )
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((folder: string, options: NewOptions) => runNew(context, folder, options));
}
