import { appendFileSync } from 'node:fs';

/** A bound of a ratio, or of our own value where nothing stands beside it. */
export type Aim = { most: number } | { least: number };

export type Line = {
  work: string;
  ours: number;
  /** What stands beside it, measured in the same run; null for an aim of our own value. */
  peer: { name: string; value: number } | null;
  /** Of both values: `ms`, `s`, `MB`, `MB/s`, `requests/s`. */
  unit: string;
  aim: Aim;
};

const digits = (value: number) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
const say = (value: number) => value.toFixed(digits(value));
const bound = (aim: Aim) => ('most' in aim ? `${aim.most} at most` : `${aim.least} at least`);

/** The columns of one line: work, ours, the peer, ratio, aim, and whether it is met. */
export function toCells({ work, ours, peer, unit, aim }: Line): string[] {
  const compared = peer === null ? ours : ours / peer.value;
  const isMet = 'most' in aim ? compared <= aim.most : compared >= aim.least;
  return [
    work,
    `${say(ours)} ${unit}`,
    peer === null ? '' : `${peer.name}: ${say(peer.value)} ${unit}`,
    peer === null ? '' : compared.toFixed(2),
    bound(aim),
    isMet ? 'yes' : 'no',
  ];
}

export const COLUMNS = ['work', 'ours', 'beside it', 'ratio', 'aim', 'met'];

/** Prints one line of a bench, and leaves it for `npm run bench` where that has started it. */
export function report(line: Line): void {
  const [work, ours, peer, ratio, aim, met] = toCells(line);
  console.log(
    `${work}: ${ours}${peer === '' ? '' : `; ${peer}; ratio ${ratio}`} (aim: ${aim}; ${met === 'yes' ? 'met' : 'missed'})`,
  );
  const file = process.env.BENCH_LINES;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
