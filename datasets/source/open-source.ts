import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { openPlainFile } from '@/db/plain-file';
import { ImportRefused } from '../csv/fault';
import { openZip } from './open-zip';
import { readFileInChunks } from './read-file';

/** A file that is being read: the bytes of the CSV in it, and how far the reading has come. */
export type Source = {
  /** The name of the file that was given. */
  file: string;
  /** The name of the CSV: that of the file, without `.gz`, or of the file within a zip. */
  csvName: string;
  bytes: AsyncIterable<Buffer>;
  /** How much of the whole is read, from 0 to 1. */
  progress: () => number;
};

/** The unit in which a file is read and worked on. */
const CHUNK_BYTES = 65_536;

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZIP = Buffer.from('PK');

async function readMagic(file: string): Promise<Buffer> {
  const handle = await openPlainFile(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* gunzip(compressed: Readable, file: string): AsyncIterable<Buffer> {
  // What goes wrong reaches the loop below: the pipeline destroys its last stream with it.
  const unpacked = pipeline(compressed, createGunzip({ chunkSize: CHUNK_BYTES }), () => {});
  try {
    yield* unpacked;
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new ImportRefused(`${file}: the gzip file is cut or damaged (${words})`, { cause });
  }
}

/**
 * Opens a `.csv`, `.csv.gz` or `.zip`, told apart by their first bytes. Nothing is unpacked to disk.
 * @throws ImportRefused when a packed file is damaged, or a zip does not hold exactly one CSV
 */
export async function openSource(file: string): Promise<Source> {
  const magic = await readMagic(file);
  const name = path.basename(file);
  if (magic.equals(ZIP)) return openZip(file);
  const { size } = await stat(file);
  if (magic.equals(GZIP)) {
    const csvName = name.replace(/\.gz$/i, '');
    const packed = createReadStream(file, { highWaterMark: CHUNK_BYTES });
    const progress = () => packed.bytesRead / size;
    return { file: name, csvName, bytes: gunzip(packed, name), progress };
  }
  let read = 0;
  const bytes = readFileInChunks(file, CHUNK_BYTES, (count) => {
    read += count;
  });
  return { file: name, csvName: name, bytes, progress: () => (size === 0 ? 1 : read / size) };
}
