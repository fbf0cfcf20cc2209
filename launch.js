/**
 * What `npm start`, `npm run dev` and the command line program begin with: checks Node, builds the
 * programs of `dist/` when their sources are newer, then runs one.
 *
 * Plain JavaScript that an old Node can still read: it has no static import, because Node would
 * resolve those before the check below could say what is wrong.
 */

/** The lowest release of Node 20 and of 22 that will do; package.json says the same. */
var LOWEST = { 20: 19, 22: 12 };

/** Whether the program runs on a version of Node: on those, and on whatever came after them. */
export function runsOn(version) {
  var parts = version.split('.').map(Number);
  return parts[0] > 22 || parts[1] >= LOWEST[parts[0]];
}

function stop(problem, fix) {
  console.error(`✗ ${problem}\n  ${fix}`);
  process.exit(1);
}

/** Tells "the packages were never installed" from a fault inside the program. */
function explain(error) {
  var isMissing = error && error.code === 'ERR_MODULE_NOT_FOUND';
  if (isMissing && /package '/.test(error.message)) {
    stop(
      `A package that Casualty Ledger needs is not installed: ${error.message.split(' imported')[0]}.`,
      'Install them all: npm ci',
    );
  }
  if (error instanceof Error && 'syscall' in error) {
    stop(
      `${error.path || 'A file'} cannot be used: ${error.message}.`,
      'Correct that: the folder of the program must be one that this user may write, or be built already.',
    );
  }
  console.error(error);
  process.exit(1);
}

/** Settings may stand in a file `.env` of the project; what the environment says goes before it. */
function loadSettings() {
  try {
    process.loadEnvFile(new URL('./.env', import.meta.url));
  } catch (error) {
    if (error.code !== 'ENOENT') {
      stop(
        `The settings in .env cannot be read: ${error.message}.`,
        'Make .env a file that this user may read, or remove it.',
      );
    }
  }
}

/**
 * Runs a program of `dist/` with the arguments of the command line.
 * @param {'start' | 'cli'} name
 */
export function launch(name) {
  if (!runsOn(process.versions.node)) {
    stop(
      `Casualty Ledger needs Node 20.19, or 22.12 or newer; this is Node ${process.versions.node}.`,
      'Install a newer Node from https://nodejs.org, or with a version manager: nvm install 24',
    );
  }
  process.setSourceMapsEnabled(true);
  loadSettings();
  return import('./build.js')
    .then((build) => build.ensurePrograms())
    .then(() => import(`./dist/${name}.js`))
    .catch(explain);
}
