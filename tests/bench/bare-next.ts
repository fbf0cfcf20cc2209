import { spawn, spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findFreePort } from '../integration/free-port';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(PROJECT, 'tests/.output/bare-next');
const NEXT = path.join(PROJECT, 'node_modules/next/dist/bin/next');

const FILES: Record<string, string> = {
  'package.json': '{ "name": "bare-next", "private": true, "type": "module" }',
  'next.config.js': `export default { poweredByHeader: false, outputFileTracingRoot: ${JSON.stringify(FOLDER)} };`,
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.jsx':
    "export const dynamic = 'force-static';\nexport default function Page() { return <p>A bare static page.</p>; }",
  'app/dynamic/page.jsx':
    "export const dynamic = 'force-dynamic';\nexport default function Page() { return <p>A bare page, made at each request.</p>; }",
};

export type BareNext = { url: string; dynamic: string; stop: () => void };

/** Pages of Next with nothing on them, one static and one `dynamic`, served by `next start`: the floor. */
export async function startBareNext(): Promise<BareNext> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(path.join(FOLDER, 'app/dynamic'), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) {
    await writeFile(path.join(FOLDER, name), text);
  }
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const built = spawnSync(process.execPath, [NEXT, 'build', '--webpack'], {
    cwd: FOLDER,
    env,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the bare page did not build:\n${built.stderr}`);
  const port = await findFreePort();
  const server = spawn(process.execPath, [NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: FOLDER,
    env,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return { url, dynamic: `${url}dynamic`, stop: () => server.kill('SIGTERM') };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill('SIGKILL');
  throw new Error('the bare page did not answer within 20 seconds');
}
