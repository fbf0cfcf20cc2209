import type { z } from 'zod';
import type { Problem } from '../failure';
import type { InputDocument } from './input-file';

type Words = { message: string; fix: string };

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<PropertyKey, unknown>)[key];
  }
  return inner;
}

function nameType(value: unknown): string {
  if (value === null) return 'null (unknown)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'true or false';
  return 'a number';
}

const EXPECTED: Record<string, { name: string; fix: string }> = {
  string: {
    name: 'text',
    fix: 'Write text; quote what YAML reads as a number or a date: "2020".',
  },
  number: { name: 'a number', fix: 'Write a whole number without quotes or separators: 7646.' },
  int: { name: 'a whole number', fix: 'Write a whole number without quotes or separators: 7646.' },
  boolean: { name: 'true or false', fix: 'Write true or false.' },
  array: { name: 'a list', fix: 'Write a list, each item on a line that begins with a hyphen.' },
  object: { name: 'a group of fields', fix: 'Write its fields under it, indented.' },
  null: { name: 'null', fix: 'Write null, or leave it out.' },
};

function listOptions(values: readonly unknown[]): string {
  return `Write ${values.length > 1 ? 'one of: ' : ''}${values.map(String).join(', ')}.`;
}

/** The words that a field may be, where they are a closed set. */
function optionsOf(issue: z.core.$ZodIssue): readonly unknown[] | null {
  if (issue.code === 'invalid_value') return issue.values;
  const isChoice = issue.code === 'invalid_union' && 'options' in issue;
  return isChoice && Array.isArray(issue.options) ? issue.options : null;
}

function explainMissing(issue: z.core.$ZodIssue): Words {
  const options = optionsOf(issue);
  return {
    message: 'is missing',
    fix: options
      ? listOptions(options)
      : 'Write it; "null" says that it is unknown, where the field may be.',
  };
}

function explainType(issue: z.core.$ZodIssueInvalidType, value: unknown): Words {
  const expected = EXPECTED[issue.expected] ?? { name: issue.expected, fix: issue.message };
  return { message: `is ${nameType(value)}, not ${expected.name}`, fix: expected.fix };
}

function explainSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Words {
  const small = issue.code === 'too_small';
  const bound = small ? issue.minimum : issue.maximum;
  if (issue.origin === 'number' || issue.origin === 'int') {
    const message = `is ${small ? 'below' : 'above'} ${bound}`;
    return { message, fix: `Write a whole number of ${bound} or ${small ? 'more' : 'less'}.` };
  }
  if (issue.origin === 'array') return explainRule(issue);
  const empty = small && Number(bound) === 1;
  return empty
    ? {
        message: 'is empty',
        fix: 'Write text; where it is unknown, and may be unknown, write null.',
      }
    : { message: `is too ${small ? 'short' : 'long'}`, fix: `The bound is ${bound} letters.` };
}

const FORMATS: Record<string, Words> = {
  datetime: {
    message: 'is not a time in UTC to the second',
    fix: 'Write it as "2026-11-22T18:00:00Z", or leave it out: the clock is then asked.',
  },
  url: {
    message: 'is not a web address',
    fix: 'Write it whole, with http:// or https:// at its beginning, or null.',
  },
};

const capitalise = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The schemas' own messages say what is wrong and, after a semicolon, how to fix it. */
function explainRule(issue: z.core.$ZodIssue): Words {
  const [message = issue.message, ...rest] = issue.message.split('; ');
  const fix = rest.join('; ');
  return { message, fix: fix ? `${capitalise(fix)}.` : 'Correct it so that this holds.' };
}

function explain(issue: z.core.$ZodIssue, value: unknown): Words {
  if (value === undefined && issue.code !== 'custom') return explainMissing(issue);
  const options = optionsOf(issue);
  if (options) return { message: 'is none of the words that it may be', fix: listOptions(options) };
  switch (issue.code) {
    case 'invalid_type':
      return explainType(issue, value);
    case 'invalid_format':
      return FORMATS[issue.format] ?? { message: issue.message, fix: 'Write it in that form.' };
    case 'too_small':
    case 'too_big':
      return explainSize(issue);
    default:
      return explainRule(issue);
  }
}

/** Says a fault that a schema found in words, at its place in the file. */
export function explainIssue(document: InputDocument, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      document.refuse(
        [...issue.path, key],
        `"${key}" is not a field here`,
        'Take it out, or fix its name.',
      ),
    );
  }
  const { message, fix } = explain(issue, valueAt(document.value, issue.path));
  return [document.refuse(issue.path, message, fix)];
}
