/** Numbers and dates as people type them, written as the search has them: in digits, days in words. */

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  k: 1000,
  million: 1_000_000,
  mln: 1_000_000,
  mio: 1_000_000,
  m: 1_000_000,
  billion: 1_000_000_000,
  bn: 1_000_000_000,
};

const WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, n) => [word, n]),
);
const TENS = ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
for (const [index, word] of TENS.entries()) WORDS.set(word, 30 + index * 10);
WORDS.set('a', 1).set('an', 1).set('half a', 0.5).set('half', 0.5);

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

const AMOUNT = String.raw`\d+(?:\.\d{1,2})?|half an?|${[...WORDS.keys()].toReversed().join('|')}`;
const SCALED = new RegExp(
  String.raw`\b(${AMOUNT})[\s-]*(hundred|thousand|million|mln|mio|billion|bn)\b|\b(\d+(?:\.\d{1,2})?)([km])\b`,
  'gi',
);

function amountOf(words: string): number {
  const n = WORDS.get(words.toLowerCase().replace(/^half an?$/, 'half'));
  return n ?? Number(words);
}

function sayDate(whole: string, year: string, month: string, day: string): string {
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? whole : `${Number(day)} ${name} ${year}`;
}

/**
 * "20 000" is 20000, "a million" 1000000, "1.2 million" 1200000, "20k" 20000, "a dozen" 12;
 * "2020-09-27" and "27.09.2020" are 27 September 2020. What is no number stays as it is.
 */
export function readNumbers(query: string): string {
  return query
    .replaceAll(/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)/g, (whole, year, month, day) =>
      sayDate(whole, year, month, day),
    )
    .replaceAll(/(?<!\d)(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)/g, (whole, day, month, year) =>
      sayDate(whole, year, month, day),
    )
    .replaceAll(/(?<![\d.,])\d{1,3}(?:[,.'’\s]\d{3})+(?![\d.,]?\d)/g, (whole) =>
      whole.replaceAll(/\D/g, ''),
    )
    .replaceAll(SCALED, (whole, words, scale, digits, letter) => {
      const by = SCALES[String(scale ?? letter).toLowerCase()];
      const n = amountOf(String(words ?? digits)) * (by ?? Number.NaN);
      return Number.isSafeInteger(n) ? String(n) : whole;
    })
    .replaceAll(/\b(?:a|one) dozen\b/gi, '12')
    .replaceAll(/\b(\d{4})['’]s\b/g, '$1s');
}
