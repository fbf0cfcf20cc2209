import { spawn } from 'node:child_process';
import {
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * `npm run build`: bundles the programs of the server and the command line into `dist/`, and lets Next
 * build the pages. With `--if-stale`, what is newer than its sources is left alone.
 *
 * A build counts as made when it began: what is changed meanwhile is newer.
 */
const ROOT = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.join(ROOT, 'dist');
const PROGRAMS_STAMP = path.join(DIST, 'built');
const PAGES_STAMP = path.join(ROOT, '.next', 'BUILD_ID');

/** No sources of either build. Next writes the last two itself. */
const NO_SOURCE =
  /^(\..*|node_modules|dist|tests|docs|.*\.(md|log|tsbuildinfo|yaml)|Dockerfile|LICENSE|(biome|tsconfig)\.json|(vitest|drizzle)\.config\.ts|next-env\.d\.ts)$/;
/** What stands beside the code that it tests. */
const TEST = /\.test\.tsx?$/;
/** What pages are not made from either. */
const NO_PAGE = /^(cli|server|launch\.js|build\.js)$/;

/** The newest time of change below a folder; the folders' own tell of what was taken away. */
function newestIn(file) {
  const about = statSync(file, { throwIfNoEntry: false });
  if (!about?.isDirectory()) return about?.mtimeMs ?? 0;
  const names = readdirSync(file).filter((name) => !TEST.test(name));
  // A data folder may lie in the project, under any name.
  if (names.includes('secrets.json')) return 0;
  return Math.max(about.mtimeMs, ...names.map((name) => newestIn(path.join(file, name))));
}

/**
 * Whether a source of a project's folder is newer than a build.
 * @param {string} stamp the file whose time is that of the build
 * @param {RegExp} [noSource] names in the folder that this build is not made from
 */
export function isStale(stamp, noSource, root = ROOT) {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return true;
  const names = readdirSync(root).filter((name) => !NO_SOURCE.test(name) && !noSource?.test(name));
  return names.some((name) => newestIn(path.join(root, name)) > built);
}

/** @type {import('esbuild').BuildOptions} */
const PROGRAMS = {
  absWorkingDir: ROOT,
  entryPoints: { start: 'server/start.ts', web: 'server/web.ts', cli: 'cli/program.ts' },
  outdir: DIST,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
};

async function buildPrograms() {
  const began = new Date();
  const { build, stop } = await import('esbuild');
  await build(PROGRAMS);
  // Else its own process stays as long as this one.
  await stop();
  writeFileSync(PROGRAMS_STAMP, '');
  utimesSync(PROGRAMS_STAMP, began, began);
}

/** Runs `next build`. @returns {Promise<void>} */
async function buildPages() {
  const began = new Date();
  const next = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  // No .env file has a say in what is built.
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', __NEXT_PROCESSED_ENV: 'true' };
  const child = spawn(process.execPath, [next, 'build'], { cwd: ROOT, env, stdio: 'inherit' });
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) process.exit(typeof code === 'number' ? code : 1);
  utimesSync(PAGES_STAMP, began, began);
}

/** Waits for another build here. @returns {Promise<() => void>} what lets the next one build */
async function waitForTurn() {
  const { takeLock } = await import('./server/lock.js');
  for (;;) {
    const lock = await takeLock(`build of ${ROOT}`, '');
    if ('release' in lock) return lock.release;
    await sleep(200);
  }
}

/** Bundles the programs unless they are newer than their sources. */
export async function ensurePrograms() {
  if (!isStale(PROGRAMS_STAMP)) return;
  const release = await waitForTurn();
  if (isStale(PROGRAMS_STAMP)) await buildPrograms();
  release();
}

/** Whether programs and pages are newer than their sources, and no build is under way. */
export async function isBuilt() {
  const release = await waitForTurn();
  const built = !isStale(PROGRAMS_STAMP) && !isStale(PAGES_STAMP, NO_PAGE);
  release();
  return built;
}

/** Bundles anew at each change, and tells the parent process whenever that made another web process. */
async function watchPrograms() {
  const { context } = await import('esbuild');
  const web = path.join(DIST, 'web.js');
  let last = null;
  const tell = (result) => {
    if (result.errors.length > 0) return;
    const now = readFileSync(web, 'utf8');
    if (last !== null && now !== last) process.send?.({ rebuilt: true });
    last = now;
  };
  const plugin = { name: 'tell', setup: (build) => build.onEnd(tell) };
  process.once('disconnect', () => process.exit(0));
  // What it shares with others is imported by names with a hash: its text tells of any change.
  await (await context({ ...PROGRAMS, plugins: [plugin] })).watch();
}

async function main() {
  if (process.argv.includes('--watch')) return watchPrograms();
  const release = await waitForTurn();
  const always = !process.argv.includes('--if-stale');
  if (always) rmSync(DIST, { recursive: true, force: true });
  if (isStale(PROGRAMS_STAMP)) await buildPrograms();
  if (always || isStale(PAGES_STAMP, NO_PAGE)) await buildPages();
  release();
}

/** The file that Node was asked to run; its path may lead through links. */
const asked = process.argv[1] && realpathSync(process.argv[1]);
if (asked && import.meta.url === pathToFileURL(asked).href) await main();
