import net from 'node:net';

/** An answer as it came over the wire; header names in small letters, the last of a name wins. */
export type RawAnswer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Milliseconds until it was there. */
  took: number;
};

/** Why there is no answer. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

type Head = { status: number; headers: Record<string, string>; length: number };

/** The status line and the headers, once all of them are there; interim answers are passed over. */
function readHead(received: Buffer): Head | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  if (status === 100) {
    const rest = readHead(received.subarray(end + 4));
    return rest && { ...rest, length: rest.length + end + 4 };
  }
  return { status, headers, length: end + 4 };
}

/** The body of a chunked answer, once its last chunk is there. */
function readChunks(received: Buffer): { body: Buffer; length: number } | null {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = received.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(received.subarray(at, line).toString('latin1'), 16);
    const next = line + 2 + size + 2;
    if (received.length < next) return null;
    if (size === 0) return { body: Buffer.concat(pieces), length: next };
    pieces.push(received.subarray(line + 2, line + 2 + size));
    at = next;
  }
}

function readBody(head: Head, rest: Buffer, noBody: boolean, ended: boolean) {
  if (noBody || head.status === 304 || head.status === 204) return Buffer.alloc(0);
  if (head.headers['transfer-encoding'] === 'chunked') return readChunks(rest)?.body ?? null;
  const length = head.headers['content-length'];
  if (length !== undefined) {
    return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : null;
  }
  return ended ? rest : null;
}

/** Whether it is worth putting the pieces together: that costs their whole length each time. */
function mayBeWhole(
  { headers, length }: Head,
  { size, pieces }: { size: number; pieces: readonly Buffer[] },
): boolean {
  const body = headers['content-length'];
  if (body !== undefined) return size >= length + Number(body);
  // The last chunk may lie across two pieces, and another answer may follow it.
  return Buffer.concat(pieces.slice(-2)).includes('\r\n0\r\n\r\n');
}

/**
 * Sends bytes as they are over a connection of their own, and reads the one answer: an HTTP client
 * would tidy them first.
 * @param patience milliseconds after which it counts as hanging
 * @throws NoAnswer
 */
export function sendRaw(
  port: number,
  bytes: Buffer,
  { noBody = false, patience = 10_000 } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const socket = net.connect({ port, host: '127.0.0.1' });
    const pieces: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => fail(`no whole answer within ${patience} ms`), patience);
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
    };
    const fail = (words: string) => {
      finish();
      reject(new NoAnswer(words));
    };
    let head: Head | null = null;
    const look = (ended: boolean) => {
      head ??= readHead(Buffer.concat(pieces));
      const whole =
        head !== null &&
        (ended || noBody || head.status === 304 || mayBeWhole(head, { size, pieces }));
      const body =
        head && whole
          ? readBody(head, Buffer.concat(pieces).subarray(head.length), noBody, ended)
          : null;
      if (head && body) {
        finish();
        resolve({ ...head, body, took: performance.now() - began });
      } else if (ended) fail(`the connection ended after ${size} bytes`);
    };
    socket.on('data', (piece) => {
      pieces.push(piece);
      size += piece.length;
      look(false);
    });
    socket.on('end', () => look(true));
    // A refusal may come while the rest of a large request is still on its way.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (size > 0) look(true);
      else fail(`${error.code}`);
    });
    socket.write(bytes);
  });
}
