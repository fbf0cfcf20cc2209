import net from 'node:net';

/** A network to a server that can be cut: what is sent is dropped, and nobody is told. */
export type Network = {
  port: number;
  cut: () => void;
  restore: () => void;
  close: () => void;
};

/**
 * Opens a way to a port of this machine. Cut, it accepts new connections and sends nothing on; restored,
 * it breaks them, as TCP does in the end with what had no answer: a replica that is connecting waits
 * for that, whatever its `connect_timeout` (Postgres 18).
 */
export async function openNetwork(target: number): Promise<Network> {
  const open = new Set<net.Socket>();
  let isCut = false;
  const swallow = (socket: net.Socket) => socket.unpipe().removeAllListeners('data').resume();
  const server = net.createServer((near) => {
    open.add(near);
    near.on('error', () => {}).on('close', () => open.delete(near));
    if (isCut) {
      swallow(near);
      return;
    }
    const far = net.connect(target, '127.0.0.1');
    open.add(far);
    far.on('error', () => near.destroy()).on('close', () => open.delete(far));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    port: address.port,
    cut() {
      isCut = true;
      for (const socket of open) swallow(socket);
    },
    restore() {
      isCut = false;
      // What was cut never comes back: both ends have to connect anew.
      for (const socket of open) socket.destroy();
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
