import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHART_IDS, type ChartId, type ChartModel } from '@/charts/chart';
import type { CHART_COLUMNS } from '@/charts/export/files';
import { createShippedLedger, type TestLedger } from './ledger';
import { serveAnyFile } from './serve-any-file';
import { leaveLedger, showLedger } from './web-ledger';

/**
 * What a chart says against what its CSV holds: title and sentence are written here a second time, from
 * the rows of the CSV alone.
 */
const ORIGIN = 'https://ledger.example';
/** What files of set 1 were when they were first given out. */
const KEPT = path.resolve(import.meta.dirname, '../pinned/charts-of-set-1.tsv');
/** The last position of which a chart's files hold the selection of the first drawings. */
const LAST_OF_SET_1 = 653;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await createShippedLedger();
  showLedger(ledger, ORIGIN);
});
afterAll(() => leaveLedger(ledger));

type Row = Record<(typeof CHART_COLUMNS)[number], string>;

async function getText(file: string): Promise<string> {
  const response = await serveAnyFile(new Request(`${ORIGIN}/charts/nagorno-karabakh/${file}`));
  expect(response.status, file).toBe(200);
  return response.text();
}
const readCsv = async (file: string): Promise<Row[]> =>
  parse(await getText(file), { columns: true });
const readModel = async (file: string): Promise<ChartModel> =>
  JSON.parse(await getText(file)).model;

const count = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
const distinct = (texts: string[]) => [...new Set(texts)];
/** "a, b and c" in any order: what a sentence lists must be just these names. */
function expectListed(said: string, names: readonly string[]) {
  const rest = names
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => {
      expect(text).toContain(name);
      return text.replace(name, '');
    }, said);
  expect(rest.replaceAll(/, | and /g, '')).toBe('');
}
/** Who passes a claim on makes no second claimant. */
const claimantOf = ({ claimant }: Row) => claimant.replace(/, relayed by .*$/, '');
const questionOf = ({ question, scope }: Row) => `${question} (${scope})`;

/** The rows of figures: marks, those that are current, and claims without a number. */
function sortRows(rows: Row[]) {
  const figures = rows.filter((row) => row.figure_id !== '');
  const marks = figures.filter(({ drawn }) => drawn === 'true');
  const current = marks.filter(({ status }) => status === 'current');
  return { marks, current, wordless: figures.filter(({ drawn }) => drawn === 'false') };
}

type Said = Pick<ChartModel, 'title' | 'sentence'>;

/** What each chart must say, by the rows of its CSV. */
const SAYS: Record<ChartId, (rows: Row[], said: Said) => void> = {
  'killed-by-phase': (rows, { title, sentence }) => {
    const { current } = sortRows(rows);
    const who = distinct(current.map(claimantOf)).length;
    expect(title).toBe('Killed, by phase: how far the claims are apart');
    expect(sentence).toBe(
      `${count(current.length, 'figure')} from ${count(who, 'claimant')}. One line a question, from zero; each mark is one claim. Nothing is added or averaged.`,
    );
  },
  displaced: (rows, { title, sentence }) => {
    const { current, wordless } = sortRows(rows);
    const figures = [...current, ...wordless];
    expect(title).toBe('Displacement: who was displaced, and who fled');
    const [, number, names = ''] = /^([\d,]+) figures from (.*?)\. Stocks/.exec(sentence) ?? [];
    expect(number).toBe(figures.length.toLocaleString('en'));
    expectListed(names, distinct(figures.map(claimantOf)));
  },
  'reported-incidents': (rows, { title, sentence }) => {
    const { current, wordless } = sortRows(rows);
    const months = current.filter(({ panel }) => panel.includes('by month'));
    const reported = current.length - months.length + wordless.length;
    expect(title).toBe('Incidents and deaths by month');
    expect(sentence).toBe(
      `${count(months.length, 'figure')} by month, and ${count(reported, 'figure')} reported for a whole phase. A month without a column has no row in the file, which is not zero; an incident may have harmed many or nobody.`,
    );
  },
  'one-day-claims': (rows, { title, sentence }) => {
    const { current, wordless } = sortRows(rows);
    expect(title).toBe(
      `What each side claimed on ${distinct(current.map(({ period }) => period)).join(' and ')}`,
    );
    const rivals = current.filter((row) =>
      current.some((other) => other.question === row.question && other.label !== row.label),
    );
    const questions = distinct(rivals.map(({ question }) => question)).length;
    const figures = current.length + wordless.length;
    expect(sentence).toContain(`: ${count(figures, 'figure')}. `);
    expect(sentence).toContain(`${count(questions, 'question')} ha`);
    expect(sentence).toContain(`. ${count(figures - rivals.length, 'other')} stand`);
    for (const row of current)
      expect(sentence.includes(`${row.label} (${row.row})`), row.row).toBe(rivals.includes(row));
  },
  timeline: (rows, { title, sentence }) => {
    expect(title).toBe('Timeline: parts of the conflict and dated events');
    const [, phases, events, year] =
      /^(\d+) phases and (\d+) dated events; the last known day falls in (\d{4})\./.exec(
        sentence,
      ) ?? [];
    expect(Number(phases) + Number(events)).toBe(rows.length);
    const years = rows.flatMap(({ period }) => period.match(/\d{4}/g) ?? []);
    expect(year).toBe(years.toSorted().at(-1));
    const open = rows.filter(({ period }) => period.includes('start not known'));
    for (const { row } of open) expect(sentence).toContain(row);
  },
  'battle-related-deaths': (rows, { title, sentence }) => {
    const { current } = sortRows(rows);
    const most = current.toSorted((a, b) => Number(b.value) - Number(a.value))[0];
    expect(title).toBe(`${most?.period} was the deadliest year: ${most?.label}`);
    for (const bound of ['value', 'low', 'high'] as const)
      expect(title).toContain(Number(most?.[bound]).toLocaleString('en'));
    expect(sentence).toBe(
      `${distinct(current.map(({ claimant }) => claimant)).join(' and ')}, deaths by calendar year: best estimate, low to high.`,
    );
  },
  restated: (rows, { title, sentence }) => {
    const { marks } = sortRows(rows);
    expect(title).toBe('How official tolls changed');
    const lines = distinct(marks.map(({ row }) => row)).map((name) => {
      const points = marks.filter(({ row }) => row === name);
      const [first, last] = [points[0], points.at(-1)];
      return `${name}: from ${first?.label} (as of ${first?.as_of}) to ${last?.label} (as of ${last?.as_of})`;
    });
    expect(sentence).toBe(`${lines.join('. ')}.`);
  },
  'who-says-what': (rows, { title, sentence }) => {
    const { current, wordless } = sortRows(rows);
    const figures = [...current, ...wordless];
    const questions = distinct(figures.map(questionOf));
    const alone = questions.filter((question) => {
      const answers = figures.filter((row) => questionOf(row) === question);
      return distinct(answers.map(claimantOf)).length === 1;
    }).length;
    const claimants = distinct(figures.map(claimantOf)).length;
    expect(title).toBe('Who has published which figures');
    expect(sentence).toBe(
      `${count(questions.length, 'question')} and ${count(claimants, 'claimant')}; ${alone} of the questions have an answer from one claimant only.`,
    );
  },
  'deaths-by-country': (rows, { title, sentence }) => {
    const counted = rows.filter(({ value, high }) => Number(value) > 0 || Number(high) > 0);
    const rankOf = (name: string) => {
      const best = Number(rows.find(({ affected }) => affected === name)?.value);
      return counted.filter(({ value }) => Number(value) > best).length + 1;
    };
    const period = distinct(rows.map((row) => row.period)).join();
    expect(title.replaceAll(/(\d)(?:st|nd|rd|th)\b/g, '$1')).toBe(
      `Armenia ${rankOf('Armenia')} and Azerbaijan ${rankOf('Azerbaijan')} of ${counted.length} countries by deaths in organised violence, ${period}`,
    );
    expect(sentence).toContain('by country of the event, not by conflict');
    const [publisher = ''] = distinct(rows.map(({ claimant }) => claimant.split(', ')[0] ?? ''));
    expect(sentence).toContain(`${publisher}, ${(rows[0]?.as_of ?? '').replace('version ', '')}, `);
  },
};

const nameMark = (figure: string, version: string) => `${figure} ${version}`;

/** The countries that are drawn: what leads to their rows names them. */
const listCountries = (rows: Row[]) =>
  rows.flatMap(({ drawn, permalink }) => {
    const [, country] = /[?]country=(\d+)/.exec(permalink) ?? [];
    return drawn === 'true' && country ? [nameMark(`country-${country}`, '1')] : [];
  });

/** The marks of a picture, each a link to its figure. */
function listDrawn(svg: string): string[] {
  return Array.from(svg.matchAll(/data-figure="([^"]+)" data-version="([^"]+)"/g), ([, id, v]) =>
    nameMark(id ?? '', v ?? ''),
  );
}

/** All that a picture says, its line breaks undone. */
function readWords(svg: string): string {
  const texts = Array.from(svg.matchAll(/>([^<>]+)</g), ([, text]) => text ?? '').join(' ');
  return texts
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

describe.each(CHART_IDS)('%s', (id) => {
  test('says in page, JSON and picture what its CSV gives when it is counted again', async () => {
    const rows = await readCsv(`${id}.csv`);
    const model = await readModel(`${id}.json`);
    SAYS[id](rows, model);
    const words = readWords(await getText(`${id}.svg`));
    expect(words).toContain(model.title);
    expect(words).toContain(model.sentence);
  });

  test('has a row for each mark that is drawn, no more and no fewer', async () => {
    const rows = await readCsv(`${id}.csv`);
    const drawn = listDrawn(await getText(`${id}.svg`));
    const held = [
      ...sortRows(rows).marks.map((row) => nameMark(row.figure_id, row.version)),
      ...listCountries(rows),
    ];
    expect(held.toSorted()).toEqual(drawn.toSorted());
    if (id !== 'timeline') expect(held.length).toBeGreaterThan(3);
  });
});

describe('which figures a chart’s files hold', () => {
  test('up to position 653: those of its first drawing, under the title that it then had', async () => {
    const at = `?at=${LAST_OF_SET_1}`;
    const { title } = await readModel(`reported-incidents.json${at}`);
    expect(title).toBe('Incidents: what was reported, and what a file holds');
    expect(sortRows(await readCsv(`reported-incidents.csv${at}`)).marks).toHaveLength(56);
  });

  test('each file that was pinned up to there has the bytes that it had', async () => {
    const lines = readFileSync(KEPT, 'utf8')
      .split('\n')
      .filter((line) => /^[0-9a-f]/.test(line));
    expect(lines.length).toBeGreaterThan(40);
    for (const line of lines) {
      const [sum, address = ''] = line.split('\t');
      const text = await getText(address.replace('/charts/nagorno-karabakh/', ''));
      expect(createHash('sha256').update(text).digest('hex'), address).toBe(sum);
    }
  });

  test('after it: those that it draws', async () => {
    const { title, position } = await readModel('reported-incidents.json');
    expect(position).toBeGreaterThan(LAST_OF_SET_1);
    expect(title).toBe('Incidents and deaths by month');
    const { marks } = sortRows(await readCsv('reported-incidents.csv'));
    expect(marks.length).toBeGreaterThan(190);
  });

  test('a filter leaves the same in drawing and file', async () => {
    const query = '?phase=war-of-2020';
    const { marks } = sortRows(await readCsv(`killed-by-phase.csv${query}`));
    const drawn = listDrawn(await getText(`killed-by-phase.svg${query}`));
    expect(marks.map((row) => nameMark(row.figure_id, row.version)).toSorted()).toEqual(
      drawn.toSorted(),
    );
    expect(distinct(marks.map(({ question }) => question)).length).toBeGreaterThan(3);
  });
});
