import { createHash } from 'node:crypto';
import { readFileInChunks } from './read-file';

/** The size and the SHA-256 (64 hex digits) of a file as it lies on the disk. */
export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = (read: number) => {
    bytes += read;
  };
  for await (const chunk of readFileInChunks(file, 1_048_576, count)) hash.update(chunk);
  return { bytes, sha256: hash.digest('hex') };
}
