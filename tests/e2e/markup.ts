import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const VNU = path.resolve(import.meta.dirname, '../../node_modules/vnu-jar/build/dist/vnu.jar');
const run = promisify(execFile);

/** A file as it was sent. */
export type Sent = { path: string; text: string };

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    // ARIA 1.2 lets a list have a name of its own.
    rules: { 'aria-label-misuse': ['error', { allowAnyNamable: true }] },
  }),
);

/** What html-validate finds in pages, each as one line. */
export async function findHtmlFaults(pages: readonly Sent[]): Promise<string[]> {
  const found: string[] = [];
  for (const { path: address, text } of pages) {
    const { results } = await validator.validateString(text);
    for (const { ruleId, message, selector } of results.flatMap(({ messages }) => messages))
      found.push(`${address}: ${ruleId}: ${message} (${selector})`);
  }
  return found;
}

type VnuMessage = {
  type: string;
  subType?: string;
  url: string;
  message: string;
  extract?: string;
};

/**
 * What the W3C's Nu validator finds, each as one line; it runs on Java.
 * @param kind pictures are read as SVG 2 and nothing else, pages as HTML
 */
export async function findNuFaults(kind: 'svg' | 'html', sent: readonly Sent[]): Promise<string[]> {
  if (sent.length === 0) return [];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-markup-'));
  try {
    const files = sent.map((_, index) => path.join(folder, `${index}.${kind}`));
    await Promise.all(files.map((file, index) => writeFile(file, sent[index]?.text ?? '')));
    const options = [`--${kind}`, '--errors-only', '--format', 'json', '--exit-zero-always'];
    const { stderr } = await run('java', ['-Xss1m', '-jar', VNU, ...options, ...files], {
      maxBuffer: 256 * 1024 * 1024,
    });
    const { messages }: { messages: VnuMessage[] } = JSON.parse(stderr);
    return messages.map(({ url, message, extract = '' }) => {
      const index = Number(path.basename(url, `.${kind}`));
      return `${sent[index]?.path}: ${message} ${extract.trim().slice(0, 120)}`;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
