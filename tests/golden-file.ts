import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const FOLDER = path.join(import.meta.dirname, 'golden');

/**
 * Compares a picture, whole, with the one that is kept. What differs is written beside it as
 * `<name>-changed.svg`, to be looked at. `UPDATE_GOLDEN=1` keeps what is drawn now; nothing else does.
 * @param name path in `tests/golden`, without ending
 */
export function expectGolden(name: string, svg: string): void {
  const file = path.join(FOLDER, `${name}.svg`);
  const changed = path.join(FOLDER, `${name}-changed.svg`);
  rmSync(changed, { force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  if (process.env.UPDATE_GOLDEN === '1') {
    writeFileSync(file, svg);
    return;
  }
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (kept === svg) return;
  writeFileSync(changed, svg);
  const what = kept === null ? 'is not there' : 'differs';
  expect.fail(`tests/golden/${name}.svg ${what}; look at ${name}-changed.svg beside it`);
}
