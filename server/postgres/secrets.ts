import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { StartError } from '../start-error';

const secretsSchema = z.object({
  superuser: z.string(),
  owner: z.string(),
  appender: z.string(),
  reader: z.string(),
});

/** The passwords of the embedded Postgres' roles: made once, kept in a file of mode 0600. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Safe in an address and in an SQL literal alike. */
const makePassword = () => randomBytes(24).toString('base64url');

export function makeSecrets(): Secrets {
  return {
    superuser: makePassword(),
    owner: makePassword(),
    appender: makePassword(),
    reader: makePassword(),
  };
}

/** The kept secrets; `null` when there are none or the file is not whole. */
export async function readSecrets(file: string): Promise<Secrets | null> {
  try {
    return secretsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isAbsent || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw new StartError(
      `${file}, which holds the passwords of the database, cannot be read: ${error instanceof Error ? error.message : error}.`,
      'Make it a file that this user may read, or remove it: the passwords are then made anew.',
      { cause: error },
    );
  }
}

/** Writes a file that only this user reads, whole or not at all. */
export async function writePrivately(file: string, value: unknown): Promise<void> {
  const half = `${file}.half-written`;
  await writeFile(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(half, file);
}
