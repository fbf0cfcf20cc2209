import { createHash } from 'node:crypto';

/** How many bytes there are, and their SHA-256 in 64 hex digits: the same for the same bytes only. */
export type Checksum = { bytes: number; sha256: string };

export function checksumOf(data: Uint8Array): Checksum {
  return { bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
}
