import { openPlainFile } from '@/db/plain-file';

/**
 * The bytes of a file in chunks, each of which is only good until the next is asked for: one piece of
 * memory serves for all of them, where a stream would leave a new one for each to be collected.
 * @param size of a chunk in bytes
 * @param onRead is told the bytes of each chunk
 */
export async function* readFileInChunks(
  file: string,
  size: number,
  onRead: (bytes: number) => void,
): AsyncIterable<Buffer> {
  const handle = await openPlainFile(file);
  try {
    const memory = Buffer.allocUnsafe(size);
    for (;;) {
      const { bytesRead } = await handle.read(memory, 0, size, null);
      if (bytesRead === 0) return;
      onRead(bytesRead);
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
