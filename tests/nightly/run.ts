import { spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * `npm run test:nightly`: the tests that take too long for every change, in a row: those of `npm test` in
 * full (`tests`, see `tests/extent.ts`), then long runs. `-- NAME` runs one of them, with whatever follows
 * the name as its own options. Ends with 1 where one of them failed.
 */
const ROOMS = {
  tests: ['vitest/vitest.mjs', 'run'],
  fuzz: ['vitest/vitest.mjs', 'run', '--config', 'tests/nightly/fuzz/vitest.config.ts'],
  faults: ['tsx/dist/cli.mjs', 'tests/nightly/faults/run.ts'],
  recompute: ['tsx/dist/cli.mjs', 'tests/nightly/recompute/run.ts'],
  replicas: ['tsx/dist/cli.mjs', 'tests/nightly/replicas/main.ts'],
} as const;
type Room = keyof typeof ROOMS;

const env = { ...process.env, NIGHTLY: '1' };
const PROJECT = path.resolve(import.meta.dirname, '../..');
const isRoom = (name: string): name is Room => Object.hasOwn(ROOMS, name);

function run(room: Room, options: readonly string[]): boolean {
  const [program, ...args] = ROOMS[room];
  const script = path.join(PROJECT, 'node_modules', program);
  const all = [script, ...args, ...options];
  const { status } = spawnSync(process.execPath, all, { cwd: PROJECT, stdio: 'inherit', env });
  console.log(`${room}: ${status === 0 ? 'passed' : 'FAILED'}`);
  return status === 0;
}

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !isRoom(name)) {
  console.error(`"${name}" is not one of them: ${Object.keys(ROOMS).join(', ')}`);
  process.exit(2);
}
const chosen = name === undefined ? Object.keys(ROOMS).filter(isRoom) : [name];
const passed = chosen.map((room) => run(room, options));
process.exitCode = passed.every(Boolean) ? 0 : 1;
