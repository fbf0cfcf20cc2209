import { setTimeout as sleep } from 'node:timers/promises';
import type { Ground } from './ground';
import { isPage, type Read, Reader } from './reader';

/** What happens while readers read: `begin` after a quarter of the reads, `end` after three. */
export type Scene = {
  name: string;
  /** Whether readers of one server are handed to the other. */
  moves: boolean;
  begin: (ground: Ground) => Promise<void>;
  end: (ground: Ground) => Promise<void>;
};

/** What readers were answered. */
export type Outcome = {
  scene: string;
  moves: boolean;
  reads: number;
  errors: number;
  /** Responses that showed an older position than the reader had been shown. */
  older: number;
  /** The same on a page, which nginx keeps for a second for the readers of both servers. */
  olderKept: number;
  wrongValues: number;
  slowest: number;
  /** The positions that were shown first and last, and where the primary stood at the end. */
  shown: string;
  /** The first few things that were wrong, in words. */
  words: string[];
};

const READS = 1_000;
const READERS = 20;
/** Between two reads of one reader. */
const PAUSE = 120;
/** Between two corrections. */
const CORRECT_EVERY = 1_000;

type Counted = Read & { took: number };

/** Readers read until all reads are done. @param first the number of the first of them */
async function readAll(ground: Ground, first: number, onRead: () => void): Promise<Counted[]> {
  const reads: Counted[] = [];
  let begun = 0;
  const readOn = async (number: number) => {
    const reader = new Reader(ground.nginx, number, ground.corrected);
    while (begun < READS) {
      begun += 1;
      const at = Date.now();
      const read = await reader.read();
      reads.push({ ...read, took: Date.now() - at });
      onRead();
      await sleep(PAUSE);
    }
    reader.close();
  };
  await Promise.all(Array.from({ length: READERS }, (_, n) => readOn(first + n)));
  return reads;
}

function count({ name, moves }: Scene, reads: Counted[], primary: number): Outcome {
  const wrong = reads.filter((read) => read.wrong !== null);
  const matching = (words: RegExp) => wrong.filter((read) => words.test(read.wrong ?? '')).length;
  const isKept = ({ address, wrong: words }: Read) =>
    isPage(address) && / after /.test(words ?? '');
  const kept = wrong.filter(isKept).length;
  const positions = reads.filter(({ status }) => status === 200).map(({ position }) => position);
  return {
    scene: name,
    moves,
    reads: reads.length,
    errors: matching(/^(status|no answer)/),
    older: matching(/ after /) - kept,
    olderKept: kept,
    wrongValues: matching(/ shows /),
    slowest: Math.max(...reads.map(({ took }) => took)),
    shown: `${Math.min(...positions)}-${Math.max(...positions)} of ${primary}`,
    words: wrong
      .filter((read) => !isKept(read))
      .slice(0, 5)
      .map(({ address, wrong: words }) => `${address}: ${words}`),
  };
}

/** Plays a scene: a thousand checked reads while the primary is corrected. */
export async function play(ground: Ground, scene: Scene, first: number): Promise<Outcome> {
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
  const reads = await readAll(ground, first, onRead);
  isOn = false;
  await Promise.all([correcting, ...acts]);
  return count(scene, reads, primary);
}
