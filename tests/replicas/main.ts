import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type Ground, layGround, type Stops } from './ground';
import { NO_COOKIES, type Outcome, play, type Scene } from './scene';

/**
 * `npm run test:replicas`: a primary and two streaming replicas, two servers, and nginx with the shipped
 * file. In each scene something fails while figures are corrected at the primary, and readers check
 * every answer: no error, no older position after a newer one, and the value that the position has.
 * Readers without cookies keep to their server; they may step back when it is gone or too busy, and on a
 * version's page, which nginx keeps for a second: that is counted, and no failure.
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
  { name: 'nothing fails', begin: async () => {}, end: async () => {} },
  {
    name: 'the primary’s network is cut',
    begin: async ({ networks }) => {
      for (const network of networks) network.cut();
    },
    end: async ({ networks }) => {
      for (const network of networks) network.mend();
    },
  },
  {
    name: 'a replica is killed',
    begin: ({ replicas }) => replicas[0].kill(),
    end: ({ replicas }) => replicas[0].start(),
  },
  {
    name: 'a replica lags by ten minutes',
    begin: (ground) => ask(ground, "alter system set recovery_min_apply_delay = '10min'"),
    end: (ground) => ask(ground, 'alter system reset recovery_min_apply_delay'),
  },
  {
    name: 'a server is stopped',
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

/** Nobody may get an error or a wrong value, and no browser may step back. */
function isFailure({ readers, errors, stepsBack, stepsBackKept, wrongValues }: Outcome): boolean {
  if (errors + wrongValues > 0) return true;
  return readers !== NO_COOKIES && stepsBack + stepsBackKept > 0;
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
    outcomes.push(...played);
    const took = await catchUp(ground, await ground.correct());
    console.log(`${scene.name}: both servers show the newest state ${took} ms after the scene`);
    for (const { readers, words } of played)
      for (const one of words) console.log(`  ${readers}: ${one}`);
  }
} finally {
  await stopAll();
}
console.table(
  outcomes.map(({ words: _words, slowest, stepsBack, stepsBackKept, wrongValues, ...rest }) => ({
    ...rest,
    'steps back': stepsBack,
    'on a kept version’s page': stepsBackKept,
    'wrong values': wrongValues,
    'slowest (ms)': slowest,
  })),
);
process.exitCode = outcomes.some(isFailure) ? 1 : 0;
