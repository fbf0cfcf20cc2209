import { execFileSync } from 'node:child_process';
import { startBareNext } from './bare-next';
import { startNginx } from './nginx';
import { startProgram } from './program';
import { report } from './report';
import { median } from './watched-process';

/**
 * `npm run bench:serve`: requests per second of kept pages and files, beside a bare static page of Next
 * and, through the shipped nginx file, beside a plain file of nginx with the same bytes, in one run.
 * Needs `wrk` and `nginx`. Every address is measured in each of the rounds in turn; the median counts.
 */
const ROUNDS = 3;
const SECONDS = 2;
const CONNECTIONS = 32;

const OURS = {
  page: '/figures/Z35Z0V8',
  pinned: '/figures/Z35Z0V8?at=162',
  version: '/figures/Z35Z0V8/v1',
  figures: '/conflicts/nagorno-karabakh/figures.csv?at=170',
  csv: '/figures/Z35Z0V8/v1.csv',
  json: '/figures/Z35Z0V8/v1.json',
} as const;

/** Requests per second, as wrk counts them. @throws Error for any answer that is no 2xx */
function count(url: string): number {
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, url];
  const printed = execFileSync('wrk', args, { encoding: 'utf8' });
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(printed)?.[1]);
  if (/Non-2xx/.test(printed) || !(rate > 0)) throw new Error(`${url}:\n${printed}`);
  return rate;
}

const program = await startProgram();
const bare = await startBareNext();
const bodies = new Map<string, Buffer>();
for (const [name, path] of Object.entries(OURS)) {
  const answer = await fetch(program.origin + path, { headers: { 'accept-encoding': 'identity' } });
  bodies.set(name, Buffer.from(await answer.arrayBuffer()));
}
const nginx = await startNginx(program.origin, bodies);
try {
  const urls: Record<string, string> = { 'Next, bare static page': bare.url };
  for (const [name, path] of Object.entries(OURS)) {
    urls[`ours, ${name}`] = program.origin + path;
    urls[`ours through nginx, ${name}`] = nginx.cached + path;
    urls[`nginx, file of the same bytes, ${name}`] = `${nginx.statics}/${name}`;
  }
  const rates = new Map<string, number[]>(Object.keys(urls).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, url] of Object.entries(urls)) rates.get(name)?.push(count(url));
  }
  const rate = (name: string) => median(rates.get(name) ?? []);
  for (const name of rates.keys())
    console.log(`${name.padEnd(46)}${Math.round(rate(name))} requests/s`);
  const unit = 'requests/s';
  for (const name of Object.keys(OURS)) {
    report({
      work: `a kept answer: ${name}`,
      ours: rate(`ours, ${name}`),
      peer: { name: 'Next’s bare static page', value: rate('Next, bare static page') },
      unit,
      aim: { least: 1.5 },
    });
    report({
      work: `through nginx: ${name}`,
      ours: rate(`ours through nginx, ${name}`),
      peer: {
        name: 'nginx’s file of the same bytes',
        value: rate(`nginx, file of the same bytes, ${name}`),
      },
      unit,
      aim: { least: name === 'page' ? 0.5 : 0.8 },
    });
  }
} finally {
  await nginx.stop();
  bare.stop();
  await program.stop();
}
