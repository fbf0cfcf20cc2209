import { cutTexts } from '@/ledger/text';

/** A page shows no text to its end that is longer than this; the files hold all of it. */
const SHOWN_CHARACTERS = 10_000;

/** What a page shows of what it loaded: texts of more characters are cut. */
export function truncate<Value>(value: Value): Value {
  return cutTexts(value, SHOWN_CHARACTERS);
}
