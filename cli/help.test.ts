import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EXIT_CODES } from '@/cli/exit-codes';
import { additionSchema, correctionSchema, withdrawalSchema } from '@/cli/input/drafts';
import { runCommand } from '@/cli/main';

const README = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8');

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
    '%s is taught with an example, has --json, and stands in the README',
    async (name) => {
      const text = await ask('help', name);
      expect(text).toMatch(/\nExamples?[:,]/);
      expect(text).toContain(`casualty-ledger ${name}`);
      expect(text).toContain('--json');
      expect(README).toContain(`\`${name}\``);
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
});
