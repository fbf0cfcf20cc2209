import { describe, expect, test } from 'vitest';
import { hidePasswords } from '@/db/error-words';
import { explainDatabaseError } from '@/server/database';
import { formatError, StartError } from '@/server/start-error';
import { createSteps } from '@/server/steps';

const ADDRESS = 'postgres://editor:s3cret@db.example.org/ledger';

describe('errors', () => {
  test('one that can be mended is two sentences and no stack', () => {
    const error = new StartError('Port 3000 is in use.', 'Use another:\nPORT=3001 npm start');
    expect(formatError(error)).toBe(
      '✗ Port 3000 is in use.\n  Use another:\n  PORT=3001 npm start',
    );
  });

  test('one of our own keeps its stack and its causes, and loses the passwords', () => {
    const cause = new Error(`refused by ${ADDRESS}`);
    const text = formatError(new Error('Failed query', { cause }));
    expect(text).toContain('Error: Failed query\n    at ');
    expect(text).toContain('Caused by: refused by postgres://editor:…@db.example.org/ledger');
    expect(text).not.toContain('s3cret');
  });

  test('a password with odd characters is hidden whole', () => {
    expect(hidePasswords('x postgres://u:a:b/c?d#e@h:5/db y')).toBe('x postgres://u:…@h:5/db y');
    expect(hidePasswords('https://example.org:3000/a')).toBe('https://example.org:3000/a');
  });

  test.each([
    ['28P01', 'refuses the password of "editor"'],
    ['3D000', 'does not exist'],
    ['ECONNREFUSED', 'cannot be reached (ECONNREFUSED)'],
    ['CONNECT_TIMEOUT', 'cannot be reached (CONNECT_TIMEOUT)'],
  ])('database error %s names variable, host and user, and no password', (code, words) => {
    const original = Object.assign(new Error(`with ${ADDRESS}`), { code });
    const error = explainDatabaseError('appender', ADDRESS, original);
    expect(error.message).toContain(words);
    expect(error.message).toContain('LEDGER_DATABASE_URL is db.example.org:5432');
    expect(formatError(error)).not.toContain('s3cret');
  });
});

describe('steps', () => {
  const collect = (isTTY: boolean) => {
    const lines: string[] = [];
    return { lines, step: createSteps({ isTTY, write: (text) => lines.push(text) }) };
  };

  test('a log gets one line a step, with tick, what came of it, and time', async () => {
    const { lines, step } = collect(false);
    const value = await step('Migrations', async (note) => {
      note('2 applied');
      note('done');
      return 7;
    });
    expect(value).toBe(7);
    expect(lines.join('')).toMatch(/^ {2}✓ Migrations: 2 applied; done \(\d+\.\d s\)\n$/);
  });

  test('a step that fails is marked, and its error goes on', async () => {
    const { lines, step } = collect(false);
    await expect(step('Build', () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(lines.join('')).toMatch(/^ {2}✗ Build/);
  });

  test('a terminal shows the step from its beginning', async () => {
    const { lines, step } = collect(true);
    await step('Build', async () => expect(lines).toEqual(['  … Build']));
    expect(lines).toHaveLength(2);
  });
});
