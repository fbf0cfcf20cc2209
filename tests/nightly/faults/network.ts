import net from 'node:net';

/** A network between a program and its database, which can be cut so that nobody is told. */
export type Network = {
  /** The address of the database through this network. */
  url: string;
  /** Nothing comes through any more, on connections that are open or made later; they stay open. */
  cut: () => void;
  /** What is opened from now on comes through. What was cut stays dead. */
  restore: () => void;
  /** Is told of every piece that the program sends. */
  onSent: (listener: (() => void) | null) => void;
  close: () => void;
};

export async function openNetwork(url: string): Promise<Network> {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  let isCut = false;
  let listener: (() => void) | null = null;
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  const server = net.createServer((near) => {
    keep(near);
    if (isCut) {
      near.resume();
      return;
    }
    const far = net.connect(Number(target.port), target.hostname);
    keep(far);
    near.on('data', () => listener?.());
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.toString(),
    cut: () => {
      isCut = true;
      // Not even an end comes through.
      for (const socket of sockets) {
        socket.unpipe().removeAllListeners('data').removeAllListeners('close').resume();
      }
    },
    restore: () => {
      isCut = false;
    },
    onSent: (given) => {
      listener = given;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
