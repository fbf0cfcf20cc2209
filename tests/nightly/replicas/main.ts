import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type Ground, layGround, type Stops } from './ground';
import { type Outcome, play, type Scene } from './scene';

/**
 * `npm run test:nightly -- replicas`: a primary and two streaming replicas, two servers, each with a
 * replica of its own, and nginx with the shipped file. In each scene something fails while figures are
 * corrected at the primary, and readers check every response: no error, the value that the position has,
 * and no older position after a newer one. nginx keeps a reader to one server; where that is gone another
 * takes over, and may be behind. Such reads are counted and are not failures, nor are those of pages, which
 * nginx keeps for a second.
 */
const CATCH_UP_MS = 30_000;
const WHOLE_MS = 15 * 60_000;

async function ask(ground: Ground, statement: string): Promise<void> {
  const [replica] = ground.replicas;
  const sql = postgres({
    host: '127.0.0.1',
    port: replica.port,
    user: 'postgres',
    password: ground.password,
    max: 1,
  });
  await sql.unsafe(statement);
  await sql.unsafe('select pg_reload_conf()');
  await sql.end();
}

const SCENES: Scene[] = [
  { name: 'nothing fails', moves: false, begin: async () => {}, end: async () => {} },
  {
    name: 'the primary’s network is cut',
    moves: false,
    begin: async ({ networks }) => {
      for (const network of networks) network.cut();
    },
    end: async ({ networks }) => {
      for (const network of networks) network.restore();
    },
  },
  {
    name: 'a replica is killed',
    moves: true,
    begin: ({ replicas }) => replicas[0].kill(),
    end: ({ replicas }) => replicas[0].start(),
  },
  {
    name: 'a replica lags by ten minutes',
    moves: false,
    begin: (ground) => ask(ground, "alter system set recovery_min_apply_delay = '10min'"),
    end: (ground) => ask(ground, 'alter system reset recovery_min_apply_delay'),
  },
  {
    name: 'a server is stopped',
    moves: true,
    begin: ({ stopServer }) => stopServer(),
    end: ({ startServer }) => startServer(),
  },
];

/** Waits until both servers show what the primary has. */
async function catchUp(ground: Ground, position: number): Promise<number> {
  const began = Date.now();
  for (;;) {
    const stand = await Promise.all(ground.servers.map((server) => ground.readiness(server)));
    if (stand.every((one) => one.status === 200 && one.position >= position)) {
      return Date.now() - began;
    }
    if (Date.now() - began > CATCH_UP_MS) {
      throw new Error(`not caught up: ${stand.map(({ words }) => words).join(' ')}`);
    }
    await sleep(50);
  }
}

/** No reader may get an error or a wrong value, nor an older position from one server. */
function isFailure({ moves, errors, older, wrongValues }: Outcome): boolean {
  return errors + wrongValues > 0 || (!moves && older > 0);
}

const stops: Stops = [];
async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).toReversed()) await stop();
}
async function giveUp(words: string): Promise<never> {
  console.error(words);
  await stopAll();
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp(signal));
setTimeout(() => giveUp('not done within a quarter of an hour'), WHOLE_MS).unref();
const outcomes: Outcome[] = [];
try {
  const ground = await layGround(stops);
  for (const [number, scene] of SCENES.entries()) {
    const played = await play(ground, scene, number * 2_000);
    outcomes.push(played);
    const took = await catchUp(ground, await ground.correct());
    console.log(`${scene.name}: both servers show the newest state ${took} ms after the scene`);
    for (const one of played.words) console.log(`  ${one}`);
  }
} finally {
  await stopAll();
}
console.table(
  outcomes.map(
    ({ words: _words, moves: _moves, slowest, older, olderKept, wrongValues, ...rest }) => ({
      ...rest,
      'older position': older,
      'on a page that nginx kept': olderKept,
      'wrong values': wrongValues,
      'slowest (ms)': slowest,
    }),
  ),
);
process.exitCode = outcomes.some(isFailure) ? 1 : 0;
