import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IS_NIGHTLY } from '../../extent';
import { PROJECT } from './lock-file';

/** Each starts npm, which takes seconds. */
const byNight = test.runIf(IS_NIGHTLY);

/** What a registry answers when it is asked for the faults of packages; null: it answers no audits. */
type Advisories = Record<string, object[]> | null;

let registry: http.Server;
let advisories: Advisories;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-audit-'));
  registry = http.createServer((request, response) => {
    request.resume();
    const known = request.url === '/-/npm/v1/security/advisories/bulk' && advisories !== null;
    response.writeHead(known ? 200 : 405, { 'content-type': 'application/json' });
    response.end(known ? JSON.stringify(advisories) : '');
  });
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
});
afterEach(async () => {
  registry.close();
  await rm(folder, { recursive: true, force: true });
});

async function audit(origin: string): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['.ci/audit.js'], {
    cwd: PROJECT,
    env: {
      ...process.env,
      npm_config_registry: origin,
      npm_config_cache: folder,
      npm_config_fetch_retries: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

function originOf(server: http.Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

test('a known fault of a package that ships fails the audit, by name', async () => {
  const [name, title] = ['postgres', 'An example of a fault'];
  advisories = {
    [name]: [
      { id: 1, url: 'https://example.org/1', title, severity: 'high', vulnerable_versions: '*' },
    ],
  };
  const { code, said } = await audit(originOf(registry));
  expect(said).toMatch(/^npm audit: postgres .*, high: An example of a fault$/m);
  expect(code).toBe(1);
}, 60_000);

byNight(
  'a registry that knows of no fault passes',
  async () => {
    advisories = {};
    expect(await audit(originOf(registry))).toEqual({
      code: 0,
      said: 'npm audit: 0 of the packages that ship have known faults\n',
    });
  },
  60_000,
);

byNight(
  'a registry without audits, or out of reach, is said in one line and is no finding',
  async () => {
    advisories = null;
    const origin = originOf(registry);
    const without = await audit(origin);
    registry.close();
    registry.closeAllConnections();
    const unreachable = await audit(origin);
    for (const { code, said } of [without, unreachable]) {
      expect(said).toMatch(/^npm audit: not done, the registry gave no audit \(.+\)\n$/);
      expect(code).toBe(0);
    }
  },
  60_000,
);
