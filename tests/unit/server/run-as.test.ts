import { Stats } from 'node:fs';
import { expect, test } from 'vitest';
import { findBarrier } from '@/server/postgres/run-as';

const POSTGRES = { uid: 101, gid: 104 };

/** A made-up file system: folder to mode, owner and group. */
function look(folders: Record<string, [mode: number, uid: number, gid: number]>) {
  return (folder: string): Stats | undefined => {
    const found = folders[folder];
    if (!found) return undefined;
    const [mode, uid, gid] = found;
    return Object.assign(Object.create(Stats.prototype), { mode: 0o040000 | mode, uid, gid });
  };
}

const ROOT_HOME = look({
  '/': [0o755, 0, 0],
  '/root': [0o700, 0, 0],
  '/root/ledger': [0o755, 0, 0],
});

test("root's home (0700) bars the way, and is the folder that is named", () => {
  expect(findBarrier('/root/ledger/.data', POSTGRES, ROOT_HOME)).toBe('/root');
});

test('folders that do not exist yet bar nothing', () => {
  const files = look({ '/': [0o755, 0, 0], '/var': [0o755, 0, 0] });
  expect(findBarrier('/var/lib/ledger', POSTGRES, files)).toBeNull();
});

test.each([
  ['its own folder counts by the bits of the owner', [0o700, 101, 0], null],
  ['a folder of its group counts by the bits of the group', [0o710, 0, 104], null],
  ['a folder of its group that is closed to the group is a barrier', [0o701, 0, 104], '/x'],
  ['one that others may pass but not read is none', [0o711, 0, 0], null],
] as const)('%s', (_title, about, barrier) => {
  const files = look({ '/': [0o755, 0, 0], '/x': [...about] });
  expect(findBarrier('/x/y', POSTGRES, files)).toBe(barrier);
});
