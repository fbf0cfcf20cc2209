import { type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';

/** A file of a release. Its path is in the form of an archive: with slashes, from the archive's root. */
export type ReleaseFile = { path: string; data: Uint8Array };

/**
 * An archive has no time zones: fflate writes the hour that this machine's clock would show. The first
 * noon that archives know is written by every machine in the same digits.
 */
const NO_TIME = () => new Date(1980, 0, 1, 12);

/** Files as a zip: the same files in the same order are the same bytes, on every machine. */
export function zipFiles(files: readonly ReleaseFile[]): Uint8Array {
  const mtime = NO_TIME();
  const archive: Zippable = {};
  for (const { path, data } of files) archive[path] = [data, { level: 9, mtime, os: 0, attrs: 0 }];
  return zipSync(archive);
}

/**
 * The files of a zip, in the order in which it has them.
 * @throws what the library throws when the bytes are not a zip
 */
export function unzipFiles(zip: Uint8Array): ReleaseFile[] {
  const archive: Unzipped = unzipSync(zip);
  return Object.entries(archive).map(([path, data]) => ({ path, data }));
}
