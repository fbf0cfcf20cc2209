import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { tidy } from './requests';

function tidied(url: string): string | undefined {
  const request = { url, headers: {} } as IncomingMessage;
  tidy(request);
  return request.url;
}

test.each([
  ['/?utm_source=x', '/'],
  ['/figures/Z35Z0V8.csv?at=5&fbclid=1', '/figures/Z35Z0V8.csv?at=5'],
  ['/corrections.atom?mc_cid=a&mc_eid=b', '/corrections.atom'],
  ['http://other.example?utm_source=x', '/'],
  ['/?q=war&gclid=1', '/?q=war'],
])('%s is kept and answered as %s: a sender’s mark is no part of an address', (url, address) => {
  expect(tidied(url)).toBe(address);
});

test.each(['/?q=', '/figures/Z35Z0V8.csv?att=5', '/a?b?c', '/??'])('%s stays as it is', (url) => {
  expect(tidied(url)).toBe(url);
});
