import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { foldTexts } from '@/db/queries/list-names';
import { search } from '@/db/queries/search';
import { prepareSuggestions } from '@/db/suggestions';
import { parseRecord } from '@/ledger/record';
import { createShippedLedger, type TestLedger } from './ledger';

/** The shipped ledger up to the entry that these figures were counted at. */
const AT = 179;
let ledger: TestLedger;
beforeAll(async () => {
  ledger = await createShippedLedger();
});
afterAll(async () => {
  await ledger.drop();
});

const find = (query: string, position = AT) => search(ledger.web.db, position, query);

/** The ids of the figures of the first three results, each result's in their order. */
async function findFirst(query: string): Promise<string[]> {
  const { questions } = await find(query);
  return questions.slice(0, 3).flatMap(({ figures }) => figures.map(({ id }) => id));
}

describe('what people type leads to the figure within the first three results', () => {
  test.each([
    ['20,000 killed in the 1990s war', 'HAP4MSH'],
    ['a million displaced', 'NZKV7BF'],
    ['2016 four-day war', 'CBY5SEC'],
    ['around 300 incidents since 2015', 'HVTN2V3'],
    ['July skirmishes', 'WDKS7DZ'],
    ['Armenian soldiers killed 2020', 'HXDG8PH'],
    ['Armenian soldiers killed 2020', 'RTYTRFM'],
    ['helicoptr', 'CEZJXK0'],
    ['helicoptr', 'AP0H1S2'],
    ['Stepanakert', 'ZM4DM39'],
    ['refugees', 'NZKV7BF'],
    ['refugees', 'WGYBTJH'],
    ['Azerbaijan’s losses', 'B8G4NMG'],
    // Their siblings.
    ['how many people died in the first Karabakh war?', 'HAP4MSH'],
    ['30 000 dead', 'NWAMPNR'],
    ['20k fatalities', 'HAP4MSH'],
    ['1,000,000 refugees', 'NZKV7BF'],
    ['death toll april war', 'FBCGZ99'],
    ['4-day war casualties', 'CBY5SEC'],
    ['44-day war deaths', 'B8G4NMG'],
    ['Second Nagorno-Karabakh War', 'HXDG8PH'],
    ['Khankendi', 'ZM4DM39'],
    ['Tovuz border clashes', 'WDKS7DZ'],
    ['IDPs in Azerbaijan', 'WGYBTJH'],
    ['IDMC 586,000', 'WGYBTJH'],
    ['UCDP 2020', 'Z35Z0V8'],
    ['7.646', 'Z35Z0V8'],
    ['battle related deaths 1992', 'JEDAGMG'],
    ['Pashinyan 3773', 'HXDG8PH'],
    ['3,773 soldiers', 'HXDG8PH'],
    ['azeri troops killed 2020', 'B8G4NMG'],
    ['100 Armenian servicemen dead', 'RHHXGKR'],
    ['drones shot down', 'DG5TEJN'],
    ['air defense', 'ECYAPRD'],
    ['ceasefire violations', 'HVTN2V3'],
    ['ombudsman civilians', 'WDFVQ29'],
    ['civilians both sides', 'DW42PKE'],
    ['Artsakh army losses', 'XSCJ5MH'],
    ['2020-09-27 tanks', 'AWN8HQ6'],
    ['“no loss of life”', 'TE4G44F'],
    ['azerbajan soldeirs', 'XC98EN2'],
    ['hap4msh', 'HAP4MSH'],
  ])('%s: %s', async (query, figure) => {
    expect(await findFirst(query)).toContain(figure);
  });

  test('a number, a year, an id puts its figure first among the answers to its question', async () => {
    for (const [query, figure] of [
      ['30,000 killed', 'NWAMPNR'],
      ['UCDP 1994', 'FQJEE9Q'],
      ['TXTA9H3', 'TXTA9H3'],
    ] as const) {
      expect((await findFirst(query))[0], query).toBe(figure);
    }
  });

  test('with all rivals: a result has every figure of its question', async () => {
    const { questions } = await find('four-day war');
    expect(questions[0]?.figures.map(({ id }) => id)).toEqual(['CBY5SEC', 'FBCGZ99', 'HP80FH8']);
  });

  test('what a count leaves out is not what it counts', async () => {
    const { questions } = await find('four-day war');
    expect(questions[0]?.question.id).toBe('killed-april-2016');
  });
});

describe('typography decides nothing', () => {
  test.each([
    ['Azerbaijan’s losses', "Azerbaijan's losses", 'Azerbaijanʼs losses', 'AZERBAIJAN`S LOSSES'],
    ['“at least 16 soldiers”', '"at least 16 soldiers"', '«at least 16 soldiers»'],
    ['four-day war', 'four–day war', 'four‑day war', 'four day war', 'FOUR−DAY WAR'],
    ['Xankəndi', 'xankəndi', 'XANKƏNDİ', 'Xankendi', 'Xankәndi', 'XANKƎNDİ'],
    ['Dağlıq Qarabağ', 'Dagliq Qarabag', 'DAĞLIQ QARABAĞ', 'dag\u0306liq qarabag\u0306'],
    ['Ստեփանակերտ', 'ՍՏԵՓԱՆԱԿԵՐՏ', 'Stepanakert', 'Степанакерт', 'СТЕПАНАКЕРТ', 'Stépanakert'],
    ['20,000', '20 000', '20\u00a0000', '20\u202f000', '20’000', '20.000', '２０,０００', '20000'],
    ['cease-fire', 'ceasefire', 'cease fire'],
  ])('%s', async (...spellings) => {
    const found = await Promise.all(spellings.map((spelling) => find(spelling)));
    const [first, ...others] = found.map(({ questions, events, misread }) => ({
      questions: questions.map(({ question }) => question.id),
      events: events.map(({ id }) => id),
      misread,
    }));
    expect(first?.questions.length).toBeGreaterThan(0);
    expect(first?.misread).toEqual([]);
    for (const other of others) expect(other).toEqual(first);
  });

  test.each([
    ['Արցախ', 'artsakh'],
    ['ԵՐԵՎԱՆ', 'erevan'],
    ['Երևան', 'erevan'],
    ['Карабах', 'karabakh'],
    ['Ёлка', 'elka'],
    ['İstanbul ISPARTA ıspanak', 'istanbul isparta ispanak'],
    ['Şuşa', 'susa'],
    ['straße Ærø Łódź', 'strasse aero lodz'],
    ["Step'anakert", 'stepanakert'],
    ['soldiers’ and O’Brien’s', 'soldiers and obrien'],
    ['7,548–9,077 (21.1)', '7548 9077 21 1'],
    ['a\u00adb ☃ 🙂', 'a b'],
  ])('%s is read as %s', async (typed, read) => {
    expect((await foldTexts(ledger.web.db, [typed]))[0]?.replace(/[^ -~]/gu, '').trim()).toBe(read);
  });
});

describe('a word that nothing holds', () => {
  test('is taken for the nearest one that something does, and said', async () => {
    const { misread } = await find('helicoptr Pashinian');
    expect(misread).toEqual([
      { typed: 'helicoptr', meant: 'helicopter' },
      { typed: 'pashinian', meant: 'pashinyan' },
    ]);
  });

  test('is taken for a synonym that was mistyped', async () => {
    expect((await find('refugess')).misread).toEqual([{ typed: 'refugess', meant: 'refugees' }]);
  });

  test('is completed where it is the beginning of one', async () => {
    const { misread, claimants } = await find('ombuds');
    expect(misread).toEqual([]);
    expect(claimants.map(({ id }) => id)).toEqual(['nagorno-karabakh-ombudsman']);
  });

  test('is left out where it is like none, and what holds the others is found', async () => {
    const { misread, questions } = await find('helicopter qqxwvz');
    expect(misread).toEqual([{ typed: 'qqxwvz', meant: null }]);
    expect(questions.length).toBeGreaterThan(0);
  });
});

test('claimants, documents and events are found beside figures', async () => {
  const group = await find('Crisis Group');
  expect(group.claimants.map(({ id }) => id)).toContain('international-crisis-group');
  expect(group.sources.map(({ publisher }) => publisher)).toContain('International Crisis Group');
  const { events } = await find('Xankəndi');
  expect(events).toMatchObject([
    {
      id: 'fighting-begins-27-september-2020',
      places: ['Nagorno-Karabakh', 'Stepanakert / Khankendi'],
    },
  ]);
});

test('what stands in quotation marks must be there; where it is nowhere, its words are looked for', async () => {
  const { questions, isUnquoted } = await find('"shot down" helicopter');
  expect(isUnquoted).toBe(false);
  expect(questions.map(({ question }) => question.id)).not.toContain(
    'tanks-lost-by-azerbaijan-27-september-2020',
  );
  const again = await find('"helicopters of Lyonesse"');
  expect(again.isUnquoted).toBe(true);
  expect(again.questions.length).toBeGreaterThan(0);
});

describe('at an earlier position', () => {
  test('what was not yet there is not found, nor a later number, nor as a word', async () => {
    expect((await find('7,646', 162)).questions).toEqual([]);
    expect((await find('7,646', 163)).questions[0]?.figures[0]?.value).toBe(7646);
    expect((await find('7,633', 162)).questions[0]?.figures[0]?.value).toBe(7633);
    expect((await find('7,633', 163)).questions).toEqual([]);
    const before = await find('Stepanakert', 33);
    expect(before).toMatchObject({ questions: [], events: [] });
    expect(before.misread).toEqual([{ typed: 'stepanakert', meant: null }]);
  });

  test('an empty ledger finds nothing', async () => {
    expect(await find('helicopter', 0)).toMatchObject({ questions: [], sources: [] });
  });
});

test('an appended entry is found at its position, under a new name of what it belongs to', async () => {
  const own = await createShippedLedger();
  const [phase] = await own.web.sql<{ record: string }[]>`
    select record from ledger.entries where kind = 'phase' and subject = 'july-2020'`;
  const { entry } = parseRecord(phase?.record ?? '');
  if (entry.kind !== 'phase') throw new Error('the phase is not there');
  const { position } = await appendEntries(own.editor.db, [
    {
      ...{ recorded_at: '2026-12-01T00:00:00Z', recorded_by: 'A test', why: 'To test.' },
      ...{ kind: 'phase', body: { ...entry.body, name: 'Battle of the Zhinvali weir' } },
    },
  ]);
  const found = await search(own.web.db, position, 'Zhinvali weir');
  expect(found.questions.map(({ question }) => question.id)).toContain(
    'killed-on-the-border-july-2020',
  );
  expect((await search(own.web.db, position - 1, 'Zhinvali weir')).questions).toEqual([]);
  await own.drop();
});

describe('a query that is none', () => {
  test.each([
    ['nothing', ''],
    ['spaces', ' \t\u00a0 '],
    ['small words', 'the of and'],
    ['signs', `'"\\;--/*%_&|!():*<->@@`],
    ['SQL', `'); drop table ledger.entries; --`],
    ['a query for Postgres', 'killed & ! | (armenia <-> :* '],
    ['quotation marks alone', '""""" “”'],
    ['NUL and half a pair', 'killed\0\ud800 \udfff'],
    ['emoji', '🙂'.repeat(100)],
    ['other scripts', '死者 ضحايا მსხვერპლი νεκροί'],
    ['marks without a letter', '\u0301'.repeat(200)],
    ['one word of 200 letters', 'a'.repeat(200)],
    ['200 digits', '9'.repeat(200)],
    ['100 words', 'killed '.repeat(100)],
    [
      '100 different ones',
      Array.from({ length: 100 }, (_, n) => String.fromCharCode(97 + (n % 26)) + n).join(' '),
    ],
    ['JSON', '{"a":[1,null]}'],
    ['numbers out of range', '1e308 999999 million billion -0 0x1F'],
  ])('is answered without an error: %s', async (_, query) => {
    const { misread } = await find(query);
    expect(Array.isArray(misread)).toBe(true);
  });
});

test('only reads, as on a replica', async () => {
  const found = await ledger.web.db.transaction((db) => search(db, AT, 'helicoptr tovuz'), {
    accessMode: 'read only',
  });
  expect(found.questions.length).toBeGreaterThan(0);
});

test('goes on without "Did you mean" where pg_trgm cannot be made, which the start says in a sentence', async () => {
  const own = await createShippedLedger();
  const owner = postgres(own.ownerUrl, { max: 1, onnotice: () => {} });
  await owner`drop function search.list_similar_words(text, bigint, text[])`;
  await owner`drop extension pg_trgm cascade`;
  await owner`drop schema trigrams`;
  const { misread, questions } = await search(own.web.db, AT, 'helicoptr tovuz');
  expect(misread).toEqual([{ typed: 'helicoptr', meant: null }]);
  expect(questions.length).toBeGreaterThan(0);
  // The appender may not make it, as no owner may on a server that has it not.
  expect(await prepareSuggestions(own.editor.sql)).toMatch(
    /^search does without “Did you mean”, for .* pg_trgm .*permission denied.*: install its contrib package and start again$/,
  );
  expect(await prepareSuggestions(owner)).toBeNull();
  expect((await search(own.web.db, AT, 'helicoptr')).misread).toMatchObject([
    { meant: 'helicopter' },
  ]);
  await owner.end();
  await own.drop();
});
