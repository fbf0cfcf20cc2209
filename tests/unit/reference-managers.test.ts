import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describePage } from '@/app/head';
import type { Author, Work } from '@/ledger/citation/work';

beforeAll(() => {
  vi.stubEnv('PUBLIC_URL', 'https://ledger.example');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const WORK: Work = {
  key: 'k',
  kind: 'dataset',
  title: 'At least 16 killed; both sides',
  authors: [{ name: 'Casualty Ledger' }],
  publisher: null,
  date: '2026-11-22',
  url: 'https://ledger.example/figures/Z35Z0V8/v1',
  archived_url: null,
  accessed: null,
  version: '1',
  note: '',
};

function tagsOf(work: Work): [name: string, content: string][] {
  const head = { path: '/figures/Z35Z0V8', title: 'A figure', description: 'What it says.' };
  const state = { mode: 'live', position: 5, newest: 5 } as const;
  const { other = {} } = describePage(state, head, work);
  return Object.entries(other).flatMap(([name, content]) =>
    [content].flat().map((each): [string, string] => [name, String(each)]),
  );
}

/** The rules of Zotero's translator "Embedded Metadata" (2015 to date), for the tags that we have. */
function readAsZotero(tags: [name: string, content: string][]) {
  const first = (name: string) => tags.find(([each]) => each === name)?.[1];
  const names = tags.flatMap(([name, content]) =>
    name === 'citation_author' ? content.split(/\s*;\s*/) : [],
  );
  const creators = names.flatMap((name) => {
    const parts = name.split(/\s*,\s*/);
    const isList = parts.length > 1 && parts[0]?.includes(' ') && parts[1]?.includes(' ');
    return (isList ? parts : [name]).map((one) => {
      const bare = one.replace(/^[\s.,/[\]:]+|[\s.,/[\]:]+$/g, '');
      if (!one.includes(',')) {
        const space = bare.lastIndexOf(' ');
        return { lastName: bare.slice(space + 1), firstName: bare.slice(0, Math.max(space, 0)) };
      }
      const [lastName = '', firstName = ''] = bare.split(/, ?/);
      return { lastName, firstName };
    });
  });
  return {
    itemType: first('citation_technical_report_institution') ? 'report' : 'journalArticle',
    title: first('citation_title'),
    creators,
    date: first('citation_date'),
    publisher: first('citation_publisher'),
    url: first('citation_public_url'),
  };
}

test('a page that is saved without its files has type, title, author, date, publisher and address', () => {
  expect(readAsZotero(tagsOf(WORK))).toEqual({
    itemType: 'report',
    title: WORK.title,
    creators: [{ lastName: 'Casualty Ledger', firstName: '' }],
    date: '2026/11/22',
    publisher: 'Casualty Ledger',
    url: WORK.url,
  });
});

test.each<[Author, string]>([
  [{ name: 'Food and Agriculture Organization' }, 'Food and Agriculture Organization'],
  [{ name: 'Ministry of Defence; Press Office' }, 'Ministry of Defence； Press Office'],
  [{ name: 'Smith, Jones & Partners LLP' }, 'Smith‚ Jones & Partners LLP'],
  [
    { name: 'Ministry of Defence, Press Service, Baku' },
    'Ministry of Defence‚ Press Service‚ Baku',
  ],
  [{ name: 'Médecins Sans Frontières / Doctors' }, 'Médecins Sans Frontières / Doctors'],
])('the body %j is one field', (author, lastName) => {
  const read = readAsZotero(tagsOf({ ...WORK, authors: [author, { name: 'Other Body' }] }));
  expect(read.creators).toEqual([
    { lastName, firstName: '' },
    { lastName: 'Other Body', firstName: '' },
  ]);
});

test('a person has two', () => {
  const authors = [{ given: 'Jan', family: 'de Vries; Smit' }];
  expect(readAsZotero(tagsOf({ ...WORK, authors })).creators).toEqual([
    { lastName: 'de Vries； Smit', firstName: 'Jan' },
  ]);
});
