import { describe, expect, test } from 'vitest';
import { Failure, formatFailure, formatFailureJson, type Problem } from './failure';

const problem = (over: Partial<Problem>): Problem => ({
  file: 'f.csv',
  line: 2,
  column: 1,
  entry: 1,
  field: 'who',
  where: 'row 1, column who',
  value: 'civilian',
  message: 'is no party',
  fix: 'Did you mean "civilians"?',
  ...over,
});
const row = (entry: number, over: Partial<Problem> = {}) =>
  problem({ entry, line: entry + 1, where: `row ${entry}, column who`, ...over });

const failure = (problems: Problem[]) =>
  new Failure('refused', 'Refused.', 'Fix it.', { problems });

describe('problems in groups', () => {
  test('the same fault in one column is told once, with its rows and its other values', () => {
    const text = formatFailure(failure([row(1), row(2), row(7, { value: 'civil' })]));
    expect(text).toBe(`f.csv:2:1: row 1, column who: civilian
  and 2 more: rows 2, 7
  also: civil
  is no party
  → Did you mean "civilians"?
✗ Refused.
  Fix it.
`);
  });

  test('the fields that an entry lacks are one line, another entry’s another', () => {
    const missing = (entry: number, field: string) =>
      problem({
        entry,
        field,
        where: undefined,
        value: null,
        message: 'is missing',
        fix: 'Write it.',
      });
    const text = formatFailure(
      failure([missing(1, 'body.a'), missing(1, 'body.b'), missing(2, 'body.a')]),
    );
    expect(text).toContain('f.csv:2:1: entry 1\n  2 fields are missing: a, b\n');
    expect(text).toContain('f.csv:2:1: entry 2 body.a\n  is missing\n  → Write it.\n');
  });

  test('faults that differ stay apart, and JSON has the groups beside every problem', () => {
    const all = [row(1), row(1, { message: 'other' }), row(3)];
    expect(formatFailure(failure(all)).match(/^f\.csv/gm)).toHaveLength(2);
    const json = JSON.parse(formatFailureJson(failure(all)));
    expect(json.problems).toHaveLength(3);
    expect(json.groups).toEqual([
      expect.objectContaining({
        count: 2,
        field: 'column who',
        entries: [1, 3],
        values: ['civilian'],
      }),
      expect.objectContaining({ count: 1, message: 'other' }),
    ]);
  });
});
