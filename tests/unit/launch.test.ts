import { expect, test } from 'vitest';
import { runsOn } from '../../launch.js';
import about from '../../package.json';

test.each([
  ['18.20.8', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.0.0', true],
  ['26.1.0', true],
])('Node %s runs the program: %s', (version, expected) => {
  expect(runsOn(version)).toBe(expected);
});

test('npm is told of the same versions of Node as the program checks', () => {
  expect(about.engines.node).toBe('^20.19.0 || >=22.12.0');
});
