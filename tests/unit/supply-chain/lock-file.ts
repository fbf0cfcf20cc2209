import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');

const lockedSchema = z.object({
  version: z.string(),
  name: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  license: z.unknown().optional(),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const lockSchema = z.object({ packages: z.record(z.string(), z.unknown()) });

/** A package that `npm ci` may install, on this platform or another. `place` is its folder. */
export type Locked = Omit<z.infer<typeof lockedSchema>, 'name'> & { place: string; name: string };

/** Every package of the lock file, those of other platforms too. */
export async function readLocked(): Promise<Locked[]> {
  const text = await readFile(path.join(PROJECT, 'package-lock.json'), 'utf8');
  const { packages } = lockSchema.parse(JSON.parse(text));
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, about]) => {
      const locked = lockedSchema.parse(about);
      const name = locked.name ?? place.slice(place.lastIndexOf('node_modules/') + 13);
      return { ...locked, place, name };
    });
}
