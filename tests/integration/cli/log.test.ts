import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entrySchema } from '@/ledger/entry';
import { createFirstEdition, type TestLedger } from '../ledger';
import { runCli, spawnCli } from './program';

let ledger: TestLedger;
let read: Record<string, string>;
beforeAll(async () => {
  ledger = await createFirstEdition();
  read = { DATABASE_URL: ledger.webUrl };
});
afterAll(() => ledger.drop());

const lines = (text: string) => text.trimEnd().split('\n');
const positions = (text: string) => lines(text).map((line) => Number(line.trim().split(' ')[0]));

describe('log', () => {
  test('lists every entry in a line, the newest last, with its number and who and why', async () => {
    const { code, out, err } = await runCli(['log'], read);
    expect(code, err).toBe(0);
    expect(positions(out)).toEqual(Array.from({ length: 179 }, (_, index) => index + 1));
    expect(lines(out)[162]).toMatch(
      /^163 {2}2026-11-22T18:00:00Z {2}[0-9a-f]{16} {2}figure Z35Z0V8 v2: 7,646 \(7,548–9,077\) \(publisher revised\) {2}The editors of Casualty Ledger: The publisher revised its dataset\.$/,
    );
  });

  test('--reverse, --since and --kind choose, and a terminal cuts no line in two', async () => {
    const { out } = await runCli(
      ['log', '--reverse', '--since', '170', '--kind', 'relation'],
      read,
      {
        columns: 40,
      },
    );
    expect(positions(out)).toEqual([179, 178, 177, 176, 175, 174, 173, 172, 171]);
    expect(new Set(lines(out).map((line) => line.length))).toEqual(new Set([40]));
  });

  test('--figure gives its versions and the relations on either side, however it is typed', async () => {
    const { out } = await runCli(['log', '--figure', 'hxdg8ph'], read);
    expect(lines(out).map((line) => line.split('  ')[3])).toEqual([
      expect.stringMatching(/^figure HXDG8PH v1: /),
      'relation HXDG8PH part of TAWJ9FV',
      'relation RTYTRFM overlaps HXDG8PH',
    ]);
  });

  test('--json is one whole entry a line', async () => {
    const { out } = await runCli(['log', '--since', '177', '--json'], read);
    const entries = lines(out).map((line) => JSON.parse(line));
    expect(entries.map((entry) => entry.position)).toEqual([178, 179]);
    const { subject, previous, fingerprint, ...entry } = entries[1];
    expect(entrySchema.parse(entry).kind).toBe('relation');
    expect([subject, previous]).toEqual(['TXTA9H3', entries[0].fingerprint]);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the program itself does the same, and stops quietly when its reader has had enough', async () => {
    const whole = await spawnCli(['log'], read);
    expect([whole.code, whole.err, lines(whole.out).length]).toEqual([0, '', 179]);
    const command = `set -o pipefail; ${process.execPath} cli/casualty-ledger.js log --json | head -n 1 | wc -l`;
    const env = { ...process.env, DATABASE_URL: ledger.webUrl };
    expect(execFileSync('bash', ['-c', command], { env, encoding: 'utf8' }).trim()).toBe('1');
  });
});

describe('the database', () => {
  test('that nobody named and no npm start runs is said with both fixes, exit 3', async () => {
    const { code, err } = await runCli(['log']);
    expect(code).toBe(3);
    expect(err).toContain('no npm start is running on /nowhere');
    expect(err).toContain('Run npm start, leave it running');
    expect(err).toContain('DATABASE_URL=postgres://');
  });

  test('that refuses the password is named without it', async () => {
    const wrong = ledger.webUrl.replace(/:[^:@]+@/, ':s3cret-no@');
    const { code, err } = await runCli(['log'], { DATABASE_URL: wrong });
    expect(code).toBe(3);
    expect(err).toContain('refuses the password of "web": DATABASE_URL is 127.0.0.1:');
    expect(err).not.toContain('s3cret');
  });

  test('that holds no ledger is told from one that is not there', async () => {
    const empty = ledger.ownerUrl.replace(/[^/]+$/, 'template1');
    const { code, err } = await runCli(['log'], { DATABASE_URL: empty });
    expect([code, err]).toEqual([3, expect.stringContaining('holds no ledger')]);
  });

  test('with --json a failure is JSON on standard error', async () => {
    const { code, out, err } = await runCli(['log', '--json']);
    expect(out).toBe('');
    expect(JSON.parse(err)).toMatchObject({ ok: false, exit: 'noDatabase', exit_code: code });
  });
});
