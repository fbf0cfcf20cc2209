import { setTimeout as sleep } from 'node:timers/promises';
import type { Ground } from './ground';
import { type Read, Reader } from './reader';

/** What happens while readers read: `begin` after a quarter of the browsers' reads, `end` after three. */
export type Scene = {
  name: string;
  begin: (ground: Ground) => Promise<void>;
  end: (ground: Ground) => Promise<void>;
};

/** What readers of one kind were answered. */
export type Outcome = {
  scene: string;
  readers: string;
  reads: number;
  errors: number;
  stepsBack: number;
  /** Of a version's page, which nginx keeps for a second. */
  stepsBackKept: number;
  wrongValues: number;
  slowest: number;
  /** The positions that were shown first and last, and where the primary stood at the end. */
  shown: string;
  /** The first few things that were wrong, in words. */
  words: string[];
};

const READS = 1_000;
const READERS = { cookies: 20, none: 12 };
/** Between two reads of one reader. */
const PAUSE = 120;
/** Between two corrections. */
const CORRECT_EVERY = 1_000;
/** A reader who keeps cookies goes on from another address after so many reads. */
const MOVES_AFTER = 11;

/** What readers without cookies are called in the table. */
export const NO_COOKIES = 'no cookies';

type Counted = Read & { took: number };

/** Readers of one kind read until all reads are done. */
async function readAll(
  ground: Ground,
  kind: { count: number; keepsCookies: boolean; first: number },
  onRead: () => void,
): Promise<Counted[]> {
  const reads: Counted[] = [];
  let begun = 0;
  let addresses = kind.first + kind.count;
  const readOn = async (number: number) => {
    const { keepsCookies } = kind;
    const reader = new Reader(ground.nginx, number, ground.corrected, { keepsCookies });
    for (let own = 1; begun < READS; own += 1) {
      begun += 1;
      const at = Date.now();
      const read = await reader.read();
      reads.push({ ...read, took: Date.now() - at });
      onRead();
      if (keepsCookies && own % MOVES_AFTER === 0) {
        addresses += 1;
        reader.move(addresses);
      }
      await sleep(PAUSE);
    }
    reader.close();
  };
  await Promise.all(Array.from({ length: kind.count }, (_, n) => readOn(kind.first + n)));
  return reads;
}

function count(scene: string, readers: string, reads: Counted[], primary: number): Outcome {
  const wrong = reads.filter((read) => read.wrong !== null);
  const matching = (words: RegExp) => wrong.filter((read) => words.test(read.wrong ?? '')).length;
  const kept = wrong.filter(({ address, wrong: words }) => {
    return address.endsWith('/v1') && words?.includes(' after ');
  }).length;
  const positions = reads.filter(({ status }) => status === 200).map(({ position }) => position);
  return {
    scene,
    readers,
    reads: reads.length,
    errors: matching(/^(status|no answer)/),
    stepsBack: matching(/ after /) - kept,
    stepsBackKept: kept,
    wrongValues: matching(/ shows /),
    slowest: Math.max(...reads.map(({ took }) => took)),
    shown: `${Math.min(...positions)}-${Math.max(...positions)} of ${primary}`,
    words: wrong
      .filter(({ address }) => readers !== NO_COOKIES || !address.endsWith('/v1'))
      .slice(0, 5)
      .map(({ address, wrong: words }) => `${address}: ${words}`),
  };
}

/** Plays a scene: a thousand checked reads by readers of each kind, while the primary is corrected. */
export async function play(ground: Ground, scene: Scene, first: number): Promise<Outcome[]> {
  let isOn = true;
  let primary = 0;
  const correcting = (async () => {
    while (isOn) {
      primary = await ground.correct();
      await sleep(CORRECT_EVERY);
    }
  })();
  let done = 0;
  const marks = new Map([
    [READS / 4, scene.begin],
    [(READS * 3) / 4, scene.end],
  ]);
  const acts: Promise<void>[] = [];
  const onRead = () => {
    done += 1;
    const act = marks.get(done);
    if (act) acts.push(act(ground));
  };
  const [cookies, none] = await Promise.all([
    readAll(ground, { count: READERS.cookies, keepsCookies: true, first }, onRead),
    readAll(ground, { count: READERS.none, keepsCookies: false, first: first + 500 }, () => {}),
  ]);
  isOn = false;
  await Promise.all([correcting, ...acts]);
  return [
    count(scene.name, 'browsers, moving', cookies, primary),
    count(scene.name, NO_COOKIES, none, primary),
  ];
}
