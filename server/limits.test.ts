import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientOf, secondsToWait } from '@/server/limits';

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('a client', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1'],
    ['2001:db8::5', '2001:db8:0:0'],
    ['2001:db8::a:b', '2001:db8:0:0'],
    ['2001:db8::', '2001:db8:0:0'],
    ['2001:db8:1::5', '2001:db8:1:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('at %s is counted as %s', (address, client) => {
    expect(clientOf(request(address), false)).toBe(client);
  });

  test('is never whom X-Forwarded-For names, unless a proxy is trusted; then its last address', () => {
    const asked = request('127.0.0.1', '198.51.100.1, 192.0.2.9');
    expect(clientOf(asked, false)).toBe('127.0.0.1');
    expect(clientOf(asked, true)).toBe('192.0.2.9');
    expect(clientOf(request('127.0.0.1', ''), true)).toBe('127.0.0.1');
    expect(clientOf(request('127.0.0.1', 'x, 2001:db8::1'), true)).toBe('2001:db8:0:0');
    const nonsense = ':'.repeat(40);
    expect(() => clientOf(request('127.0.0.1', nonsense), true)).not.toThrow();
  });
});

test('600 responses in ten seconds are made for a client, then it waits; another does not', async () => {
  for (let n = 0; n < 600; n += 1) expect(await secondsToWait('one')).toBeNull();
  const seconds = await secondsToWait('one');
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(10);
  expect(await secondsToWait('another')).toBeNull();
});
