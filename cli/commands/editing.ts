import { Command } from 'commander';
import type { Context } from '../context';
import { type EditOptions, type Editor, runEdit } from '../edit/run-edit';

/** What `--help` of every editing command says of the files. */
export const ABOUT_FILES = `
The file: YAML, one document an entry, separated by lines of three hyphens (as in db/log). All of its
entries are appended, or none. Who records them and why must be said: in each entry (recorded_by,
why), or for all that do not say it with --by and --why. recorded_at is the time of appending unless
it is given, position the next one. What is unknown is written null. Quote what YAML would read as
a number or a date: "2020".`;

/** A command that reads files of entries and appends them. */
export function createEditingCommand(
  context: Context,
  name: string,
  description: string,
  help: string,
  editor: Editor,
  run = (files: string[], options: EditOptions) => runEdit(context, editor, files, options),
): Command {
  return new Command(name)
    .description(description)
    .argument('<file...>', 'YAML files of entries, appended in this order')
    .option('--by <name>', 'who records the entries that do not say it (recorded_by)')
    .option('--why <reason>', 'why, for the entries that do not say it (why)')
    .option('--odd', 'numbers out of order (low above high) are as the document gives them')
    .option('--dry-run', 'show as a diff what would change, and append nothing')
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', `${ABOUT_FILES}\n${help}`)
    .action(run);
}
