import { expect, test } from 'vitest';
import { sayOwnScope } from './scope';

test('a scope that the title holds is not said twice, any other is said', () => {
  const scope = 'without the four-day war of April 2016';
  expect(
    sayOwnScope({ title: 'Incidents since 2015, without the four-day war', scope }),
  ).toBeNull();
  const helicopter = 'aboard the helicopter shot down';
  expect(sayOwnScope({ title: 'Killed in the shooting-down', scope: helicopter })).toBe(helicopter);
  expect(sayOwnScope({ title: 'Killed', scope: null })).toBeNull();
});
