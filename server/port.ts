import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './start-error';

/** Listens for a moment. @returns the port that was free, or the code of the error */
function tryListen(port: number, host: string): Promise<{ port: number } | { code: string }> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? '?' }));
    server.listen({ port, host, exclusive: true }, () => {
      const bound = server.address();
      server.close(() => resolve({ port: bound && typeof bound === 'object' ? bound.port : port }));
    });
  });
}

/** A port of this machine that nothing listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const tried = await tryListen(0, '127.0.0.1');
  if ('port' in tried) return tried.port;
  throw new StartError(
    `No port could be opened on 127.0.0.1 (${tried.code}).`,
    'The embedded Postgres needs one: allow it, or give a database of your own with OWNER_DATABASE_URL.',
  );
}

/**
 * Finds out before the long steps whether the web process will be able to listen.
 * @param patienceMs how long to wait for a web process to leave the port whose start program was killed
 * @throws StartError naming the port and what to do
 */
export async function checkPort(port: number, host: string, patienceMs: number): Promise<void> {
  const began = Date.now();
  let tried = await tryListen(port, host);
  while ('code' in tried && tried.code === 'EADDRINUSE' && Date.now() - began < patienceMs) {
    await sleep(200);
    tried = await tryListen(port, host);
  }
  if ('port' in tried) return;
  if (tried.code === 'EADDRINUSE') {
    throw new StartError(
      `Port ${port} on ${host} is in use by another program.`,
      `Use another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    );
  }
  if (tried.code === 'EACCES') {
    throw new StartError(
      `Port ${port} may not be opened by this user.`,
      'Use a port above 1023: PORT=3000 npm start',
    );
  }
  throw new StartError(
    `HOST is "${host}", and this machine cannot listen there (${tried.code}).`,
    'Use HOST=127.0.0.1 for this machine alone, or HOST=0.0.0.0 for all its addresses.',
  );
}
