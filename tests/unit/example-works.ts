import { citeFigure } from '@/ledger/citation/cite-figure';
import { citeSource } from '@/ledger/citation/cite-source';
import type { Work } from '@/ledger/citation/work';
import { exampleSource, seed1, ucdp24 } from './example-figures';

export const ORIGIN = 'https://ledger.example';

/** Names and titles of the three languages that documents of the conflict come in, as they are written. */
export const ARMENIAN = 'Հայաստանի Պաշտպանության նախարարություն';
export const AZERBAIJANI = 'Müdafiə Nazirliyi "Azərbaycan Respublikası" işğal, Ağdam';
export const RUSSIAN = 'Министерство обороны';

/** All the marks that some format takes for its own. */
export const MARKS = 'a {b} | c & 100% #1 _d_ $5 ~e^f <i>g</i> [h] \\';

/** Signed by a person, with everything known. */
export const signed = citeSource(
  exampleSource({
    id: 'example-report',
    author: ['Robyn Dixon', 'Avet Demourian'],
    title: 'Fighting "erupts" in the mountains',
    archived_url: 'https://web.archive.org/web/20201001120000/https://gazette.example/report',
  }),
);

export const dataset = citeSource(ucdp24);

/** Nothing known but who published it. */
export const undated = citeSource(
  exampleSource({
    id: 'sheet',
    publisher: RUSSIAN,
    title: 'Сводка',
    date: null,
    url: null,
    accessed: null,
  }),
);

export const inArmenian = citeSource(
  exampleSource({
    id: 'armenian',
    publisher: ARMENIAN,
    author: 'Արմեն Սարգսյան',
    title: ARMENIAN,
    date: '2020-07',
    accessed: null,
  }),
);

export const inAzerbaijani = citeSource(
  exampleSource({
    id: 'azerbaijani',
    publisher: AZERBAIJANI,
    title: AZERBAIJANI,
    date: '2020',
    accessed: null,
  }),
);

export const figure = citeFigure(seed1, ORIGIN);

/** As `undated`, with another title. */
export function titled(title: string): Work {
  return { ...undated, title };
}
