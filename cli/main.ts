import { Command, CommanderError } from 'commander';
import packageFile from '../package.json' with { type: 'json' };
import { createAddCommand } from './commands/add';
import { createBackupCommand } from './commands/backup';
import { createCheckCommand } from './commands/check';
import { createCorrectCommand } from './commands/correct';
import { createDeriveCommand } from './commands/derive';
import { createExportCommand } from './commands/export';
import { createImportCommand } from './commands/import';
import { createLogCommand } from './commands/log';
import { createNewCommand } from './commands/new';
import { createPreviewCommand } from './commands/preview';
import { createReleaseCommand } from './commands/release';
import { createReplayCommand } from './commands/replay';
import { createRestoreCommand } from './commands/restore';
import { createVerifyCommand } from './commands/verify';
import { createWithdrawCommand } from './commands/withdraw';
import { type Context, createContext } from './context';
import { explainBreak } from './database';
import { EXIT_CODES, formatExitCodes } from './exit-codes';
import { explainFault, Failure, formatFailure, formatFailureJson } from './failure';
import { codeOfSignal, explainInterruption, listenForInterruption } from './interruption';

const { version: VERSION } = packageFile;

const ABOUT = `Which database: DATABASE_URL to read and LEDGER_DATABASE_URL to append; without them the
embedded one of an "npm start" that is running (its folder: DATA_DIR, or .data).

${formatExitCodes()}

With --json the result is JSON on standard output, and a failure is JSON on standard error.

Examples:
  casualty-ledger help log                 what a command does, with examples
  casualty-ledger log --reverse | head     the newest entries`;

/** Every command of the program, in the order of its help. */
const COMMANDS: ((context: Context) => Command)[] = [
  createNewCommand,
  createCheckCommand,
  createPreviewCommand,
  createAddCommand,
  createCorrectCommand,
  createWithdrawCommand,
  createReleaseCommand,
  createImportCommand,
  createDeriveCommand,
  createLogCommand,
  createVerifyCommand,
  createExportCommand,
  createReplayCommand,
  createBackupCommand,
  createRestoreCommand,
];

function createProgram(context: Context): Command {
  const program = new Command('casualty-ledger')
    .description('Reads and extends the ledger of casualty figures. Nothing in it is ever changed.')
    .usage('COMMAND [options]')
    .version(VERSION, '--version', 'the version of the program')
    // `import` has a --version of its own.
    .enablePositionalOptions()
    .addHelpText('after', `\n${ABOUT}`)
    .helpCommand('help [command]', 'what a command does, with examples')
    .showSuggestionAfterError(true);
  for (const create of COMMANDS) program.addCommand(create(context));
  // Errors of the command line are thrown, and said in one place: `run`.
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => void context.out(text),
        writeErr: () => {},
        outputError: () => {},
      })
      .configureHelp({ sortSubcommands: false });
  }
  return program;
}

/** Commander shows its whole help to who asks for that of a command that there is not. */
function withoutHelpOfNothing(program: Command, args: string[]): string[] {
  const name = args[0] === 'help' ? args[1] : args[0];
  const known = ['help', ...program.commands.map((command) => command.name())];
  return name === undefined || name.startsWith('-') || known.includes(name) ? args : [name];
}

/** Commander's own ways of ending: help and version are not errors. */
function explainUsage(
  error: CommanderError,
  program: Command,
  [name = '']: string[],
): Failure | null {
  if (error.exitCode === 0) return null;
  const message = error.message.replace(/^error: /, '');
  const words =
    message === '(outputHelp)'
      ? 'No command was given.'
      : message.replace(/^unknown command '(.*)'/, 'There is no command "$1".');
  const isCommand = program.commands.some((command) => command.name() === name);
  const fix =
    error.code === 'commander.unknownCommand'
      ? `The commands are: ${program.commands.map((command) => command.name()).join(', ')}. See: casualty-ledger help`
      : `See: casualty-ledger help${isCommand ? ` ${name}` : ''}`;
  return new Failure('usage', words, fix, { cause: error });
}

/** Says what went wrong. @returns the exit code for it */
function fail(error: unknown, args: string[], context: Context): number {
  const format = args.includes('--json') ? formatFailureJson : formatFailure;
  context.err.write(format(error));
  return EXIT_CODES[error instanceof Failure ? error.exit : 'fault'].code;
}

/**
 * One command, from its arguments to its exit code.
 * @param args the command line after the script
 */
export async function runCommand(args: string[], context: Context): Promise<number> {
  const program = createProgram(context);
  try {
    await program.parseAsync(withoutHelpOfNothing(program, args), { from: 'user' });
    return EXIT_CODES.done.code;
  } catch (error) {
    const interrupted = explainInterruption();
    const failure =
      interrupted ??
      (error instanceof CommanderError ? explainUsage(error, program, args) : explainFault(error));
    return failure === null ? EXIT_CODES.done.code : fail(failure, args, context);
  }
}

/** A signal has an exit code of its own. */
function endCode(code: number): number {
  return code === EXIT_CODES.interrupted.code ? codeOfSignal() : code;
}

/** What the launcher calls. @param args the command line after the script */
export async function run(args: string[]): Promise<void> {
  const context = createContext();
  // The driver may throw outside of any promise when its connection is cut.
  process.on('uncaughtException', (error) => {
    const failure = explainInterruption() ?? explainFault(explainBreak(error, 'append'));
    process.exit(endCode(fail(failure, args, context)));
  });
  listenForInterruption(() => {
    fail(explainInterruption(), args, context);
    process.exit(codeOfSignal());
  });
  process.exitCode = endCode(await runCommand(args, context));
}
