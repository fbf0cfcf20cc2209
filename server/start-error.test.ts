import { describe, expect, test } from 'vitest';
import { hidePasswords } from '@/db/error-words';
import { explainDatabaseError } from '@/server/prepare-database';
import { formatError, StartError } from '@/server/start-error';

const ADDRESS = 'postgres://editor:s3cret@db.example.org/ledger';

describe('errors', () => {
  test('one with a known fix is two sentences and no stack', () => {
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

  test('one of the file system is one sentence with what to do, whatever setting it came of', () => {
    const full = { code: 'ENOSPC', syscall: 'write', path: '/data/secrets.json' };
    const text = formatError(Object.assign(new Error('ENOSPC: no space'), full));
    expect(text).toBe(
      '✗ /data/secrets.json cannot be written: the disk is full (ENOSPC).\n  Make room, or name another place.\n  The data folder: DATA_DIR=/another/folder npm start',
    );
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
