import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type Entry, entrySchema } from '@/ledger/entry';
import { canonicalRecord } from '@/ledger/fingerprint';
import { formatLogEntry, formatYaml, isLogFile, logFileOf } from '@/ledger/log-yaml';
import { extent } from '@/tests/extent';

/** What YAML could take for something else: signs, spaces at ends, breaks, words of its own. */
const pieces = fc.constantFrom(
  ...['a', ' ', '\n', '\t', '\r', '#', ': ', '- ', '"', "'", '|', '>', '%', '&', '*', '!', '---'],
  ...[
    '\u0085',
    '\u2028',
    '\ufeff',
    'null',
    '~',
    'true',
    '2020',
    '1e3',
    '0x1',
    'Հայերեն',
    'Əə',
    '…',
  ],
  'a sentence that is longer than a line of the file may be, so that it must be folded, or it is not',
);
const texts = fc.array(pieces, { minLength: 1, maxLength: 20 }).map((parts) => parts.join(''));

describe('the log in YAML', () => {
  test('any text comes back letter for letter', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(parse(formatYaml({ inner: [{ text }] }), { version: '1.2' })).toEqual({
          inner: [{ text }],
        });
      }),
      { numRuns: extent(300, 20_000) },
    );
  });

  test('an entry comes back as the same record, its fields in the order of the schema', () => {
    fc.assert(
      fc.property(texts, fc.option(texts), (name, note) => {
        const body = { note, party: null, kind: 'person', name, id: 'somebody' };
        const envelope = { why: name, recorded_by: name, recorded_at: '2026-11-22T18:00:00Z' };
        const entry = { body, kind: 'claimant', ...envelope, position: 7 } as Entry;
        const text = formatLogEntry(entry);
        const [document] = parseAllDocuments(text + formatLogEntry(entry), { version: '1.2' });
        expect(Object.keys(document?.toJS()).join()).toBe(
          'position,recorded_at,recorded_by,why,kind,body',
        );
        const back = entrySchema.parse(document?.toJS());
        expect(canonicalRecord(back)).toBe(canonicalRecord(entry));
      }),
      { numRuns: extent(60, 3_000) },
    );
  });

  test('files of 500 entries, whose names sort in the order of positions', () => {
    expect([1, 500, 501, 1000, 123_456].map(logFileOf)).toEqual([
      '000000001.yaml',
      '000000001.yaml',
      '000000501.yaml',
      '000000501.yaml',
      '000123001.yaml',
    ]);
    expect(['000000001.yaml', '0001-measures.yaml', 'a.txt'].map(isLogFile)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
