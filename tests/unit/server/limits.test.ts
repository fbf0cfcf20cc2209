import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ClientLimits, clientOf, TooMany } from '@/server/front/limits';

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('a client', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0000:ffff::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('at %s is counted as %s', (address, client) => {
    expect(clientOf(request(address), false)).toBe(client);
  });

  test('is never whom X-Forwarded-For names, unless a proxy is trusted; then its last address', () => {
    const asked = request('127.0.0.1', '198.51.100.1, 192.0.2.9');
    expect(clientOf(asked, false)).toBe('127.0.0.1');
    expect(clientOf(asked, true)).toBe('192.0.2.9');
    expect(clientOf(request('127.0.0.1', ''), true)).toBe('127.0.0.1');
    expect(clientOf(request('127.0.0.1', 'x, 2001:db8::1'), true)).toBe('2001:db8:0:0::/64');
  });
});

describe('limits', () => {
  test('each kind and each client are counted apart; what ended is forgotten', async () => {
    const limits = new ClientLimits();
    const ends = Array.from({ length: 24 }, () => limits.begin('downloads', 'a'));
    expect(() => limits.begin('downloads', 'a')).toThrow(TooMany);
    limits.begin('pictures', 'a')();
    limits.begin('downloads', 'b')();
    ends.pop()?.();
    ends.push(limits.begin('downloads', 'a'));
    expect(limits.clients).toBe(1);
    for (const end of ends) end();
    expect(limits.clients).toBe(0);
    await expect(
      limits.within('pages', 'a', () => Promise.reject(new Error('not drawn'))),
    ).rejects.toThrow('not drawn');
    expect(limits.clients).toBe(0);
  });
});
