import { describe, expect, test } from 'vitest';
import { formatBiblatex, formatBibtex } from '@/ledger/citation/bibtex';
import { citeDocument, citeSource } from '@/ledger/citation/cite-source';
import { formatCiteWeb } from '@/ledger/citation/cite-web';
import { formatCslJson } from '@/ledger/citation/csl-item';
import { formatRis } from '@/ledger/citation/ris';
import { formatStyled, toText } from '@/ledger/citation/styles';
import { exampleSource, ucdp24 } from '@/tests/unit/example-figures';

const inferred = citeSource(
  exampleSource({
    id: 'post',
    publisher: 'The Washington Post',
    author: 'Robyn Dixon',
    title: 'New fighting',
    url: null,
    accessed: null,
    identified_from_wording: true,
    document: 'news article',
    inferred: ['title', 'author', 'publisher'],
  }),
);

const relayed = citeSource(
  exampleSource({
    id: 'host',
    publisher: 'Al Arabiya',
    title: 'Soldiers killed',
    document: 'news article',
    agency: 'Agence France-Presse',
  }),
);

describe('a newspaper article', () => {
  test('is @article, NEWS, article-newspaper and cite news', () => {
    expect(formatBibtex([relayed])).toMatch(/^@article\{host_s1,/);
    expect(formatBibtex([relayed])).toContain('journal = {Al Arabiya}');
    expect(formatBiblatex([relayed])).toContain('journaltitle = {Al Arabiya}');
    expect(formatRis([relayed])).toMatch(/^TY {2}- NEWS\r\n/);
    expect(formatRis([relayed])).toContain('T2  - Al Arabiya');
    expect(JSON.parse(formatCslJson([relayed]))).toMatchObject([
      { type: 'article-newspaper', 'container-title': 'Al Arabiya' },
    ]);
    expect(formatCiteWeb(relayed)).toMatch(/^\{\{cite news \|author=Agence France-Presse /);
    expect(formatCiteWeb(relayed)).toContain('|newspaper=Al Arabiya');
  });

  test('names its publisher in every style', () => {
    for (const style of ['APA', 'MLA', 'Chicago', 'Harvard'] as const) {
      expect(toText(formatStyled(relayed, style)), style).toContain('Al Arabiya');
      expect(toText(formatStyled(relayed, style)), style).toContain('Agence France-Presse');
    }
  });

  test('what is inferred stands in brackets in every style, and is said', () => {
    for (const style of ['APA', 'MLA', 'Chicago', 'Harvard'] as const) {
      const said = toText(formatStyled(inferred, style));
      expect(said, style).toContain('[New fighting]');
      expect(said, style).toContain('[Robyn Dixon]');
      expect(said, style).toContain('[The Washington Post]');
    }
    expect(inferred.note).toBe(
      'In brackets, inferred from its wording, not carried by the document: title, author and publisher.',
    );
    expect(formatBibtex([inferred])).toContain('{{[New fighting]}}');
  });

  test('a record made before there was a kind is cited as it was', () => {
    expect(citeSource(exampleSource({}))).toMatchObject({ kind: 'page' });
    expect(formatCiteWeb(citeSource(exampleSource({})))).toMatch(/^\{\{cite web /);
  });
});

describe('a dataset that is to be cited with an article', () => {
  const works = citeDocument({
    ...ucdp24,
    document: 'dataset',
    cite_with: [
      {
        author: 'Davies, Shawn; Engström, Garoun; Pettersson, Therése; Öberg, Magnus',
        title: 'Organized violence 1989–2023, and the prevalence of organized crime groups',
        date: '2024',
        journal: 'Journal of Peace Research',
        volume: '61',
        issue: '4',
        url: null,
      },
    ],
  });

  test('a list names authors as they are: a body with a semicolon or "and" is one', () => {
    const body = 'Ministry of Defence; Press and Information';
    const [, article] = citeDocument({
      ...ucdp24,
      cite_with: [
        {
          author: [{ name: body }, { given: 'Erik', family: 'Melander' }],
          title: 'An article',
          date: '2024',
          journal: 'A Journal',
          volume: null,
          issue: null,
          url: null,
        },
      ],
    });
    expect(article?.authors).toEqual([{ name: body }, { given: 'Erik', family: 'Melander' }]);
  });

  test('brings the article after itself, with its journal, volume and issue', () => {
    expect(works.map(({ kind }) => kind)).toEqual(['dataset', 'article']);
    const [, article] = works;
    if (!article) throw new Error('there is no article');
    expect(toText(formatStyled(article, 'APA'))).toBe(
      'Davies, S., Engström, G., Pettersson, T., & Öberg, M. (2024). Organized violence 1989–2023, and the prevalence of organized crime groups. Journal of Peace Research, 61(4).',
    );
    expect(formatBibtex([article])).toMatch(/^@article\{/);
    expect(formatBibtex([article])).toContain('number = {4}');
    expect(formatRis([article])).toMatch(/^TY {2}- JOUR\r\n/);
    expect(formatRis([article])).toContain('VL  - 61\r\nIS  - 4');
    expect(formatCiteWeb(article)).toMatch(/^\{\{cite journal /);
  });
});
