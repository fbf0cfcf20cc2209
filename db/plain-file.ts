import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Something else than a file is where one was to be read. */
export class NotAFile extends Error {
  override name = 'NotAFile';
}

function nameKind(stats: Awaited<ReturnType<FileHandle['stat']>>): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

/**
 * Opens a file for reading. What is none on a disk is refused at once: a named pipe would be waited for
 * without end, and a device read without end.
 * @throws Error of the file system, or NotAFile, which says what it is instead
 */
export async function openPlainFile(file: string): Promise<FileHandle> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (stats.isFile()) return handle;
    throw new NotAFile(`${file} is ${nameKind(stats)}, not a file`);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The whole of a file. @throws as `openPlainFile` */
export async function readPlainFile(file: string): Promise<Buffer> {
  const handle = await openPlainFile(file);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
