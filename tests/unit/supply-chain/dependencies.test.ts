import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(PROJECT, file), 'utf8');

test('docs/dependencies.md says of every package, and of no other, what it is for', () => {
  const manifest: Record<'dependencies' | 'devDependencies', object> = JSON.parse(
    read('package.json'),
  );
  const [, production = '', development = ''] = read('docs/dependencies.md').split(/^## /m);
  const named = (part: string) =>
    part
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
      .map(([, name]) => name)
      .sort();
  expect(named(production)).toEqual(Object.keys(manifest.dependencies).sort());
  expect(named(development)).toEqual(Object.keys(manifest.devDependencies).sort());
});
