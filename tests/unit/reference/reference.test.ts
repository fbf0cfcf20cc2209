import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formatReference } from './format-reference';

const FILE = path.resolve(import.meta.dirname, '../../../docs/conflict-folder.md');

/** `UPDATE_GOLDEN=1` writes it anew, as it does the golden pictures. */
test('the reference of folders and maps says what the schemas say', () => {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(FILE, formatReference());
  expect(readFileSync(FILE, 'utf8')).toBe(formatReference());
});
