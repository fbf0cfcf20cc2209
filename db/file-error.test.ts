import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { explainFileError } from './file-error';

const folder = mkdtempSync(path.join(os.tmpdir(), 'file-error-'));
afterAll(() => rmSync(folder, { recursive: true }));

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing went wrong');
}

const file = path.join(folder, 'file');
writeFileSync(file, '');

test.each([
  [
    'a folder in place of a file',
    () => readFileSync(folder),
    /folder is where a file .* \(EISDIR\)/,
  ],
  ['a file in place of a folder', () => mkdirSync(path.join(file, 'x')), /\(ENOTDIR\)/],
  [
    'what is not there',
    () => openSync(path.join(folder, 'none'), 'r'),
    /it is not there \(ENOENT\)/,
  ],
  ['what is there already', () => mkdirSync(folder), /something else is there already \(EEXIST\)/],
  ['a name too long', () => mkdirSync(path.join(folder, 'x'.repeat(300))), /too long/],
])('%s is one sentence, and so it is as the cause of another error', (_, act, words) => {
  const error = errorOf(act);
  for (const each of [error, new Error('it failed', { cause: error })]) {
    const said = explainFileError(each);
    expect(said?.problem).toMatch(words);
    expect(said?.problem.split('\n')).toHaveLength(1);
    expect(said?.fix).toContain('another place');
  }
});

test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE'])(
  '%s is said in words',
  (code) => {
    const error = Object.assign(new Error(code), { code, syscall: 'write', path: '/data/x' });
    expect(explainFileError(error)?.problem).toMatch(
      new RegExp(`^/data/x cannot be written: .+ \\(${code}\\)\\.$`),
    );
  },
);

test('an error of the program, or of the network, is none of the file system', () => {
  expect(explainFileError(new Error('x'))).toBeNull();
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' });
  expect(explainFileError(refused)).toBeNull();
});
