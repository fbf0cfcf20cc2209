import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ask, inParallel, type Request } from './ask';
import { readContent } from './content';
import { listRequests } from './requests';

/**
 * Records what a running server answers to every request of `requests.ts`:
 * `npx tsx tests/e2e/recorded/record.ts ORIGIN RECORD.json`. Bodies are kept beside it, by SHA-256.
 */
const AT_ONCE = 6;
/** Headers that differ with every answer, or belong to the connection. */
const PASSING = new Set(['date', 'connection', 'keep-alive']);

const [origin, file] = process.argv.slice(2);
if (!origin || !file) throw new Error('usage: record.ts ORIGIN RECORD.json');
const folder = `${file}.bodies`;
await mkdir(folder, { recursive: true });

async function record(request: Request) {
  const { status, headers, body } = await ask(origin ?? '', request);
  const sha256 = createHash('sha256').update(body).digest('hex');
  await writeFile(path.join(folder, `${sha256}.gz`), gzipSync(body, { level: 1 }));
  const kept = Object.entries(headers).filter(([name]) => !PASSING.has(name));
  return { ...request, status, answered: Object.fromEntries(kept), sha256 };
}

const requests = listRequests(await readContent(origin));
const answers = await inParallel(requests, AT_ONCE, record);
await writeFile(file, `[\n${answers.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
console.log(`${answers.length} answers of ${origin} are in ${file}`);
