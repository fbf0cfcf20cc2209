/**
 * What `npm start`, `npm run dev` and the command line program begin with: checks Node, then loads
 * TypeScript through tsx.
 *
 * Plain JavaScript that an old Node can still read: it has no static import, because Node would
 * resolve those before the check below could say what is wrong.
 */
var LOWEST = [20, 19];

function isTooOld(version) {
  var parts = version.split('.').map(Number);
  return parts[0] < LOWEST[0] || (parts[0] === LOWEST[0] && parts[1] < LOWEST[1]);
}

function stop(problem, mend) {
  console.error(`✗ ${problem}\n  ${mend}`);
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
  console.error(error);
  process.exit(1);
}

/**
 * Runs a part of the program with the arguments of the command line.
 * @param {() => Promise<{ run: (args: string[]) => Promise<void> }>} load imports the part
 */
export function launch(load) {
  if (isTooOld(process.versions.node)) {
    stop(
      `Casualty Ledger needs Node ${LOWEST.join('.')} or newer; this is Node ${process.versions.node}.`,
      'Install a newer Node from https://nodejs.org, or with a version manager: nvm install 22',
    );
  }
  return import('tsx/esm/api')
    .then((tsx) =>
      import('node:url').then((url) => {
        tsx.register({ tsconfig: url.fileURLToPath(new URL('./tsconfig.json', import.meta.url)) });
        return load();
      }),
    )
    .then((part) => part.run(process.argv.slice(2)))
    .catch(explain);
}
