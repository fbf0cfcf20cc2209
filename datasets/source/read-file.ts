import { openPlainFile } from '@/db/plain-file';

/** What is asked of the disk at once: each time costs a turn of another thread. */
const READ_AT_ONCE = 262_144;

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
    const memory = Buffer.allocUnsafe(Math.max(size, READ_AT_ONCE));
    for (;;) {
      const { bytesRead } = await handle.read(memory, 0, memory.length, null);
      if (bytesRead === 0) return;
      for (let at = 0; at < bytesRead; at += size) {
        const chunk = memory.subarray(at, Math.min(at + size, bytesRead));
        onRead(chunk.length);
        yield chunk;
      }
    }
  } finally {
    await handle.close();
  }
}
