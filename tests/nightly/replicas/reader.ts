import http from 'node:http';
import { z } from 'zod';

/** What a reader was answered, and what was wrong with it in words; null where nothing was. */
export type Read = { address: string; status: number; position: number; wrong: string | null };

/** The figure that is corrected all the while: the value that each position gave it. */
export type Corrected = { id: string; valueAt: Map<number, number> };

const shownSchema = z.object({ record: z.object({ body: z.object({ value: z.number() }) }) });

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** Live addresses in several forms; nginx keeps pages for a second. */
const ROUTES = (id: string) => [
  `/figures/${id}.json`,
  `/figures/${id}`,
  '/conflicts/nagorno-karabakh/figures.csv',
  '/corrections',
  `/figures/${id}.csv`,
  `/figures/${id}/v1`,
];

/** Whether an address is that of a page. */
export const isPage = (address: string) => !/\.(csv|json)$/.test(address);

/** How long a reader waits for an answer. */
const PATIENCE = 20_000;

/** An address of the loopback network for each number. */
function addressOf(number: number): string {
  return `127.0.${1 + Math.floor(number / 250)}.${1 + (number % 250)}`;
}

/** One reader, with an address of its own on the loopback network, by which nginx tells it from others. */
export class Reader {
  readonly #origin: URL;
  readonly #from: string;
  readonly #corrected: Corrected;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  /** The newest position that files and pages have shown: nginx keeps pages of one server for all. */
  readonly #newest = { file: 0, page: 0 };
  #turn: number;

  constructor(origin: string, number: number, corrected: Corrected) {
    this.#origin = new URL(origin);
    this.#from = addressOf(number);
    this.#corrected = corrected;
    this.#turn = number;
  }

  /** Reads the next address, and checks what it is answered. */
  async read(): Promise<Read> {
    const all = ROUTES(this.#corrected.id);
    const address = all[this.#turn % all.length] ?? '/';
    this.#turn += 1;
    const answer = await this.#get(address).catch((error: Error) => error);
    if (answer instanceof Error) {
      return { address, status: 0, position: 0, wrong: `no answer: ${answer.message}` };
    }
    const position = Number(answer.headers['ledger-position']);
    const kind = isPage(address) ? 'page' : 'file';
    const wrong = this.#findWrong(address, answer, position, this.#newest[kind]);
    this.#newest[kind] = Math.max(this.#newest[kind], position);
    return { address, status: answer.status, position, wrong };
  }

  #findWrong(
    address: string,
    { status, body }: Answer,
    position: number,
    newest: number,
  ): string | null {
    if (status !== 200) return `status ${status}`;
    if (!(position >= newest)) return `position ${position} after ${newest}`;
    if (!address.endsWith('.json')) return null;
    const { record } = shownSchema.parse(JSON.parse(body));
    const shown = record.body.value;
    const expected = this.#corrected.valueAt.get(position);
    return shown === expected
      ? null
      : `position ${position} shows ${shown}, and its entry says ${expected}`;
  }

  #get(path: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.get(
        {
          host: this.#origin.hostname,
          port: this.#origin.port,
          path,
          agent: this.#agent,
          localAddress: this.#from,
          headers: { accept: '*/*' },
          timeout: PATIENCE,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            });
          });
        },
      );
      request.once('timeout', () => request.destroy(new Error('nothing within 20 seconds')));
      request.once('error', reject);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
