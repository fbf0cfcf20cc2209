import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EXIT_CODES } from '@/cli/exit-codes';
import { additionSchema, correctionSchema, withdrawalSchema } from '@/cli/input/drafts';
import { runCommand } from '@/cli/main';
import { runCli } from '@/tests/integration/cli/program';

/** Where a reader finds the commands. */
const DOCS = ['README.md', 'docs/your-conflict.md']
  .map((file) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8'))
  .join('\n');

async function ask(...args: string[]): Promise<string> {
  let out = '';
  const code = await runCommand(args, {
    env: {},
    dataDir: '/nowhere',
    out: async (text) => {
      out += text;
    },
    err: new PassThrough(),
    columns: null,
    hasCursor: false,
  });
  expect(code).toBe(0);
  return out;
}

const help = await ask('--help');
const commands = [...help.matchAll(/^ {2}(\w+) \[options\]/gm)].map(([, name]) => name ?? '');

describe('help', () => {
  test('lists every command and every exit code', () => {
    expect(commands.length).toBeGreaterThanOrEqual(7);
    for (const { code, words } of Object.values(EXIT_CODES)) {
      expect(help).toContain(`${String(code).padEnd(3)} ${words}`);
    }
  });

  test.each(commands)(
    '%s is taught with an example, has --json, and stands in the docs',
    async (name) => {
      const text = await ask('help', name);
      expect(text).toMatch(/\nExamples?[:,]/);
      expect(text).toContain(`casualty-ledger ${name}`);
      expect(text).toContain('--json');
      expect(DOCS).toContain(`\`${name}\``);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(101);
    },
  );

  test.each([
    ['add', additionSchema],
    ['correct', correctionSchema],
    ['withdraw', withdrawalSchema],
  ] as const)('the example file of %s has the right form', async (name, schema) => {
    const [, example = ''] = (await ask('help', name)).split(/\nExample, [\w.-]+:\n/);
    const [block = ''] = example.split('\n\n');
    const kind = name === 'correct' ? 'figure' : 'withdrawal';
    expect(schema.safeParse({ kind, ...parse(block) }).error?.issues).toBeUndefined();
  });

  test.each([
    [['help', 'nope'], 'There is no command "nope".'],
    [['nope'], 'There is no command "nope".'],
    [['nope', '--help'], 'There is no command "nope".'],
    [['help', 'imort'], 'There is no command "imort".\n(Did you mean import?)'],
  ])('%j says that there is no such command, and which there are', async (args, words) => {
    const { code, err } = await runCli(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).toContain('The commands are: new, check, preview, add,');
    for (const name of commands) expect(err).toContain(name);
  });
});

test.each([
  [['log', '--limt', '3'], 'See: casualty-ledger help log'],
  [['add', '--dyr-run', 'x.yaml'], 'See: casualty-ledger help add'],
  [['--josn'], 'See: casualty-ledger help\n'],
])('%j is answered with where to look', async (args, words) => {
  const { code, err } = await runCli(args);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
