import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { bareEnvironment, OWN_GROUP, runningChild, whenEnded } from './child';
import { StartError } from './start-error';
import type { Note } from './steps';
import type { Stopper } from './stopper';

/**
 * What the build is not made from; anything else in the project's folder counts as its source.
 * Next writes `tsconfig.json` and `next-env.d.ts` itself while it builds.
 */
const NO_SOURCE = new Set([
  'node_modules',
  'tests',
  'docs',
  'cli',
  'tsconfig.json',
  'next-env.d.ts',
]);
/** What only a data folder holds; one may lie in the project under any name. */
const DATA_FILES = ['supervisor.lock', 'secrets.json'];
const NO_SOURCE_ENDING = /\.(md|tsbuildinfo|log)$/;

/** The build's own id and the sources that it was made from. */
const stampSchema = z.object({ buildId: z.string(), sources: z.string() });

async function listSources(root: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (file: string): Promise<void> => {
    const about = await stat(file);
    if (about.isFile()) files.push(file);
    if (!about.isDirectory()) return;
    const names = await readdir(file);
    if (names.some((name) => DATA_FILES.includes(name))) return;
    for (const name of names) await visit(path.join(file, name));
  };
  for (const name of await readdir(root)) {
    const isSource = !name.startsWith('.') && !NO_SOURCE.has(name) && !NO_SOURCE_ENDING.test(name);
    if (isSource) await visit(path.join(root, name));
  }
  return files.sort();
}

/**
 * A checksum of every file that the build is made from. Contents and not times: a copy, a checkout
 * and a container's layer change the times of what is the same.
 */
export async function fingerprintSources(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await listSources(root)) {
    const content = await readFile(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseStamp(text: string | null): z.infer<typeof stampSchema> | null {
  if (text === null) return null;
  try {
    return stampSchema.parse(JSON.parse(text));
  } catch {
    return null; // cut short by a kill: the build is made again
  }
}

/** A build by hand (`npm run build`) has no stamp: it counts when no source changed after it. */
async function isNewerThanSources(root: string, idFile: string) {
  const built = (await stat(idFile)).mtimeMs;
  for (const file of await listSources(root)) {
    if ((await stat(file)).mtimeMs > built) return false;
  }
  return true;
}

async function runNextBuild(root: string, stopper: Stopper): Promise<void> {
  const preload = new URL('./exit-with-parent.js', import.meta.url).href;
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, ['--import', preload, next, 'build'], {
    ...OWN_GROUP,
    cwd: root,
    env: bareEnvironment({
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // No .env file has a say in what is built.
      __NEXT_PROCESSED_ENV: 'true',
      BUILD_SUPERVISOR: String(process.pid),
    }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-20_000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  stopper.add(runningChild(child, 2000));
  const ended = await whenEnded(child);
  if (child.exitCode !== 0) {
    throw new StartError(
      `The build failed (${ended}). Its last words:\n${output.trim().split('\n').slice(-40).join('\n')}`,
      'Mend what it names, then: npm start. If another build is running, wait for it first.',
    );
  }
}

/**
 * Builds the pages, unless there is a build that was made from these very sources.
 * @param root the project's folder
 */
export async function ensureBuild(root: string, stopper: Stopper, note: Note): Promise<void> {
  const idFile = path.join(root, '.next', 'BUILD_ID');
  const stampFile = path.join(root, '.next', 'ledger-build.json');
  const sources = await fingerprintSources(root);
  const keepStamp = async () => {
    const buildId = await readFile(idFile, 'utf8');
    await writeFile(stampFile, `${JSON.stringify({ buildId, sources })}\n`);
  };

  const buildId = await readIfThere(idFile);
  const stamp = parseStamp(await readIfThere(stampFile));
  if (buildId !== null && stamp?.buildId === buildId && stamp.sources === sources) {
    note('already built');
    return;
  }
  const byHand = buildId !== null && stamp?.buildId !== buildId;
  if (byHand && (await isNewerThanSources(root, idFile))) {
    await keepStamp();
    note('already built');
    return;
  }
  await runNextBuild(root, stopper);
  await keepStamp();
  note(buildId === null ? 'built for the first time' : 'built again, because its sources changed');
}
