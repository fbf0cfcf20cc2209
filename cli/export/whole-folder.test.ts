import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeWholeFolder } from '@/cli/export/whole-folder';

let above: string;
let target: string;
beforeEach(() => {
  above = mkdtempSync(path.join(os.tmpdir(), 'whole-folder-'));
  target = path.join(above, 'log');
});
afterEach(() => rmSync(above, { recursive: true }));

const put = (folder: string, name: string, text: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const make = (text: string, force = false) =>
  makeWholeFolder(target, { force, isOurs: (name) => name === 'file' }, async (folder) =>
    put(folder, 'file', text),
  );
const content = () => readFileSync(path.join(target, 'file'), 'utf8');
/** The id of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('a folder is made whole or not at all', () => {
  test('where nothing stands, or an empty folder', async () => {
    await make('one');
    expect(content()).toBe('one');
    rmSync(path.join(target, 'file'));
    await make('two');
    expect(content()).toBe('two');
    expect(readdirSync(above)).toEqual(['log']);
  });

  test('a full one is left alone without --force, and so is what is no export with it', async () => {
    put(target, 'file', 'old');
    await expect(make('new')).rejects.toThrow('is not empty');
    put(target, 'thesis.doc', 'years of work');
    await expect(make('new', true)).rejects.toThrow('holds thesis.doc');
    expect(readdirSync(target)).toEqual(['file', 'thesis.doc']);
    rmSync(path.join(target, 'thesis.doc'));
    await make('new', true);
    expect(content()).toBe('new');
    expect(readdirSync(above)).toEqual(['log']);
  });

  test('when the work fails, what was there stays and nothing half is left', async () => {
    put(target, 'file', 'old');
    const fail = async (folder: string) => {
      put(folder, 'file', 'half');
      throw new Error('the disk is full');
    };
    const options = { force: true, isOurs: () => true };
    await expect(makeWholeFolder(target, options, fail)).rejects.toThrow('the disk is full');
    expect(content()).toBe('old');
    expect(readdirSync(above)).toEqual(['log']);
  });

  test('the next run clears what a killed one had half made, not what another is making', async () => {
    put(`${target}.half-made-${deadPid()}`, 'file', 'half');
    put(`${target}.half-made-${process.ppid}`, 'file', 'under way');
    await make('one');
    expect(readdirSync(above).sort()).toEqual(['log', `log.half-made-${process.ppid}`]);
  });

  test('killed between taking the old one away and putting the new one there, the old one comes back', async () => {
    put(`${target}.half-made-${deadPid()}.old`, 'file', 'old');
    await expect(make('new')).rejects.toThrow('is not empty');
    expect(content()).toBe('old');
    expect(readdirSync(above)).toEqual(['log']);
  });
});
