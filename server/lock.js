import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';

/**
 * A name that only one process of this machine can listen on. Linux and Windows forget it when that
 * process ends, however it ends; elsewhere a killed one leaves a file, which nobody answers. That file
 * is not in TMPDIR, which may differ between a terminal and a service, and be too long for a socket.
 * @param {string} key what the lock is for
 */
function nameOf(key) {
  const name = `casualty-ledger-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return `/tmp/${name}.sock`;
}

/**
 * @param {string} name
 * @returns {Promise<string | null>} what the process says that listens there; null where none does
 */
function askHolder(name) {
  return new Promise((resolve) => {
    let said = '';
    const socket = net.connect(name);
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.once('error', () => resolve(null));
    socket.once('end', () => resolve(said));
  });
}

/**
 * Takes a lock for as long as this process lives.
 * @param {string} key what the lock is for: a folder's real path
 * @param {string} words what another process is told that wants it too
 * @returns {Promise<{ release: () => void } | { heldBy: string }>}
 */
export async function takeLock(key, words) {
  const name = nameOf(key);
  for (let attempt = 0; ; attempt += 1) {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.end(words);
    });
    const taken = await new Promise((resolve, reject) => {
      server.once('error', (error) => {
        if ('code' in error && error.code === 'EADDRINUSE') resolve(false);
        else reject(error);
      });
      server.listen(name, () => resolve(true));
    });
    if (taken) {
      server.unref();
      return { release: () => void server.close() };
    }
    const heldBy = await askHolder(name);
    if (heldBy !== null || attempt > 5) return { heldBy: heldBy ?? '' };
    if (!name.startsWith('\0')) rmSync(name, { force: true });
  }
}
