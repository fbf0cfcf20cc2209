import type { Entry, EntryBodies } from '@/ledger/entry';
import { toInterval } from '@/ledger/interval';
import { parsePeriod } from '@/ledger/period';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';

const NUMBERS = ['value', 'low', 'high'] as const;

function isNumbersAsBefore(body: EntryBodies['figure'], before: Entry | null): boolean {
  return before?.kind === 'figure' && NUMBERS.every((name) => before.body[name] === body[name]);
}

function refuseBounds(draft: Draft, body: EntryBodies['figure']): Problem[] {
  if (!toInterval(body).outOfOrder) return [];
  const { value, low, high } = body;
  return [
    draft.document.refuse(
      ['body', 'value'],
      `low ${low}, value ${value} and high ${high} are out of order`,
      'Correct them; or, where the document itself gives them so, give --odd: they are kept as published.',
    ),
  ];
}

function refuseLaterDay(draft: Draft, body: EntryBodies['figure'], recorded: string): Problem[] {
  const { start } = parsePeriod(body.as_of);
  if (start === null || start <= recorded.slice(0, 10)) return [];
  return [
    draft.document.refuse(
      ['body', 'as_of'],
      'is after the day of recording',
      'Write the day of which the source speaks.',
    ),
  ];
}

/**
 * What is of right form and yet hardly meant: numbers out of their order, and a day that is to come.
 * @param before what the entry corrects; numbers that it leaves as they are were looked at then
 * @param odd numbers out of order are as the document gives them
 */
export function refuseOdd(
  draft: Draft,
  entry: Entry,
  before: Entry | null,
  odd: boolean,
): Problem[] {
  if (entry.kind !== 'figure') return [];
  const isLookedAt = odd || isNumbersAsBefore(entry.body, before);
  return [
    ...(isLookedAt ? [] : refuseBounds(draft, entry.body)),
    ...refuseLaterDay(draft, entry.body, entry.recorded_at),
  ];
}
