import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, digestOf } from '../faults/ask';
import { writeEvents } from '../faults/events-file';
import { importInto } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { eventually, makeFolder, type Supervisor, startSupervisor } from './supervisor-harness';

/** The whole program, on a build that is there. */
const SLOW = 90_000;
const DOWNLOAD = '/datasets/drained/1.0/events.csv';
/** More than what the sockets and the streams between hold, so that a reader who waits holds it up. */
const ROWS = 60_000;

let ledger: TestLedger;
let place: ReturnType<typeof makeFolder>;
let running: Supervisor;
let owner: postgres.Sql;
let release: () => void;

beforeEach(async () => {
  ledger = await createLedger();
  place = makeFolder();
  owner = postgres(ledger.ownerUrl, { max: 1 });
}, SLOW);
afterEach(async () => {
  release();
  await owner.end();
  await running.killAll();
  await ledger.drop();
  place.remove();
}, SLOW);

async function start(env: Record<string, string>): Promise<void> {
  running = await startSupervisor({
    DATABASE_URL: ledger.webUrl,
    LEDGER_DATABASE_URL: ledger.editorUrl,
    OWNER_DATABASE_URL: ledger.ownerUrl,
    ...env,
  });
  await running.ready();
}

/** Whoever draws a page waits until `release` is called. */
async function holdDrawings(): Promise<void> {
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await new Promise<void>((resolve, reject) => {
    owner
      .begin(async (transaction) => {
        await transaction`lock table ledger.sources in access exclusive mode`;
        resolve();
        await released;
      })
      .catch(reject);
  });
}

const isStopping = () => eventually('the stop', () => running.output().includes('Stopping'));

/** Begins a download and takes nothing more of it until `goOn` is called. */
async function beginDownload(url: string) {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get(url, resolve).once('error', reject);
  });
  response.pause();
  const goOn = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return { goOn, received: () => response.socket.bytesRead };
}

test(
  'SIGTERM lets a page and a download that are under way come to their end, and takes nothing new',
  async () => {
    await start({ DRAIN_SECONDS: '60' });
    const file = path.join(place.folder, 'events.csv');
    await writeEvents(file, ROWS);
    await importInto(ledger, { files: [file], dataset: 'drained', version: '1.0' });
    for (let tries = 0; (await ask(running.url + DOWNLOAD)).outcome !== 200; tries += 1) {
      if (tries > 200) throw new Error('the download is not there');
      await sleep(50);
    }
    const whole = await ask(running.url + DOWNLOAD);
    await holdDrawings();
    const page = ask(`${running.url}/?q=slow`);
    const download = await beginDownload(running.url + DOWNLOAD);
    await sleep(200);
    running.signal('SIGTERM');
    await isStopping();
    await sleep(1_500);
    expect((await ask(`${running.url}/healthz`)).outcome).toBe('refused');
    expect(download.received()).toBeLessThan(whole.body.length);
    release();
    const { outcome, headers } = await page;
    expect({ outcome, connection: headers.connection }).toEqual({
      outcome: 200,
      connection: 'close',
    });
    const body = await download.goOn();
    expect(digestOf({ ...whole, body })).toBe(digestOf(whole));
    expect(await running.ended).toEqual({ code: 0, signal: null });
    expect(running.output()).not.toContain('were cut');
  },
  SLOW,
);

test(
  'what is under way after its time is cut, and that is said',
  async () => {
    await start({ DRAIN_SECONDS: '1' });
    await holdDrawings();
    const page = ask(`${running.url}/?q=slow`);
    await sleep(200);
    running.signal('SIGTERM');
    expect((await page).outcome).toBe('cut');
    expect(await running.ended).toEqual({ code: 0, signal: null });
    expect(running.output()).toContain('1 requests were still under way after 1 s and were cut.');
  },
  SLOW,
);
