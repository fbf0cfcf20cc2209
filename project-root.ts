import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The first folder, from a file's own upwards, that holds the migrations: the source, the bundles in
 * `dist/` and those of Next lie at different depths below it.
 */
function findRoot(file: string): string {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'db', 'migrations'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no project folder above ${file}`);
  }
}

/** Absolute path of the project's folder, below which the files lie that are read at run time. */
export const PROJECT_ROOT = findRoot(fileURLToPath(import.meta.url));
