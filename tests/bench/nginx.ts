import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '../integration/free-port';

const SHIPPED = path.resolve(import.meta.dirname, '../../server/nginx/casualty-ledger.conf');

/** The shipped file, with the addresses and the cache's folder of a bench in it. */
async function adapt(upstreams: string[], port: number, folder: string): Promise<string> {
  const servers = upstreams.map((one) => `server 127.0.0.1:${new URL(one).port} max_fails=0;`);
  const replacements: [string, string][] = [
    ['server 127.0.0.1:3000 max_fails=0;', servers.join(' ')],
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['/var/cache/nginx/casualty-ledger', `${folder}/cache`],
  ];
  let text = await readFile(SHIPPED, 'utf8');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${SHIPPED} no longer says "${from}"`);
    text = text.replaceAll(from, to);
  }
  return text;
}

export type Nginx = { cached: string; statics: string; stop: () => Promise<void> };

/**
 * nginx with the shipped file before the program, and a second server in it that serves plain files.
 * @param origins the copies of the program behind it
 * @param files bodies under their names: what is served as plain files
 * @throws Error where there is no nginx on the machine, saying how to get it
 */
export async function startNginx(
  origins: string | string[],
  files: Map<string, Buffer>,
): Promise<Nginx> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-nginx-'));
  await chmod(folder, 0o755);
  await mkdir(path.join(folder, 'files'));
  for (const [name, body] of files) await writeFile(path.join(folder, 'files', name), body);
  const [cached, statics] = [await findFreePort(), await findFreePort()];
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    path.join(folder, 'nginx.conf'),
    `${user} worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  types { text/html html; text/csv csv; application/json json; }
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server { listen 127.0.0.1:${statics}; root ${folder}/files; open_file_cache max=100; }
${await adapt([origins].flat(), cached, folder)}
}\n`,
  );
  const server = spawn('nginx', ['-c', path.join(folder, 'nginx.conf'), '-p', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Where Debian puts it, whose users do not look there.
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const failed = new Promise<never>((_, reject) => {
    server.once('error', (cause) =>
      reject(new Error('no nginx on this machine: apt-get install nginx', { cause })),
    );
    server.once('exit', (code) => reject(new Error(`nginx ended with ${code}`)));
  });
  failed.catch(() => {});
  const url = `http://127.0.0.1:${statics}`;
  const [first] = files.keys();
  const answers = async () => {
    for (;;) {
      const answer = await fetch(`${url}/${first}`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await Promise.race([answers(), failed]);
  return {
    cached: `http://127.0.0.1:${cached}`,
    statics: url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
