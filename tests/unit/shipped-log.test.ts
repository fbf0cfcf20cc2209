import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type Entry, type EntryBodies, type EntryKind, entrySchema } from '@/ledger/entry';
import { isFigureId } from '@/ledger/id';

const LOG = fileURLToPath(new URL('../../db/log/', import.meta.url));
const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

function readData(name: string): string {
  const path = DATA + name;
  if (!existsSync(path)) throw new Error(`The log is compared with ${path}, which is missing`);
  return readFileSync(path, 'utf8');
}

const fileNames = readdirSync(LOG)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

function readDocuments(version: '1.1' | '1.2'): unknown[] {
  return fileNames.flatMap((name) =>
    parseAllDocuments(readFileSync(LOG + name, 'utf8'), { version }).map((document) => {
      const fault = document.errors[0] ?? document.warnings[0];
      if (fault) throw new Error(`${name} is no sound YAML`, { cause: fault });
      return document.toJS() as unknown;
    }),
  );
}

const documents = readDocuments('1.2');
const whole = documents.map((document, index): Entry => {
  const result = entrySchema.safeParse(document);
  if (result.success) return result.data;
  throw new Error(`document ${index + 1} of the log: ${z.prettifyError(result.error)}`);
});

/** What was first shipped, compared here with the documents that it was recorded from. */
const FIRST_EDITION = 179;
const entries = whole.slice(0, FIRST_EDITION);

function bodiesOf<K extends EntryKind>(kind: K): EntryBodies[K][] {
  return entries.filter((e) => e.kind === kind).map((e) => e.body as EntryBodies[K]);
}

/** The body of that kind and id; throws where the log has none. */
function find<K extends Exclude<EntryKind, 'relation' | 'withdrawal' | 'release' | 'import'>>(
  kind: K,
  id: string,
) {
  const found = bodiesOf(kind).find((body) => body.id === id);
  if (!found) throw new Error(`the log has no ${kind} ${id}`);
  return found;
}

type FigureBody = EntryBodies['figure'];
const figures = bodiesOf('figure');
const isFirstReport = (source: string) => source === 'washington-post-2020-09-27';

const rowSchema = z.record(z.string(), z.string());
const rows = z.array(rowSchema).parse(parseCsv(readData('more-figures.csv'), { columns: true }));
function cell(row: Record<string, string>, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`more-figures.csv has no column ${column}`);
  return value;
}
const repeats = (row: Record<string, string>) => cell(row, 'related').startsWith('same statement');

const text = (value: string | number | null) => (value === null ? '' : String(value));
function stanceOf(row: Record<string, string>): string {
  const stance = cell(row, 'stance');
  return stance === '' && cell(row, 'claimant') === "the report's own voice"
    ? 'third party'
    : stance;
}

/** What the file of further figures and the log must agree on, one text a field. */
function describeRow(row: Record<string, string>): Record<string, string> {
  const same = ['phase', 'measure', 'affected', 'counted', 'value', 'low', 'high', 'qualifier'];
  const also = ['question', 'basis', 'period', 'as_of', 'publisher', 'published', 'url', 'read_as'];
  const speaker = { claimant: cell(row, 'claimant').replace(/^(Casualty Ledger),.*/, '$1') };
  const basis = { affected_basis: cell(row, 'affected_basis') || 'not stated' };
  return {
    ...Object.fromEntries([...same, ...also].map((column) => [column, cell(row, column)])),
    source_title: cell(row, 'source_title'),
    stance: stanceOf(row),
    // A repeated statement is one figure: it keeps the first report's speaker and basis.
    ...(repeats(row)
      ? {}
      : { ...speaker, ...basis, relayed_by: cell(row, 'relayed_by'), wording: '' }),
  };
}

function describeFigure(figure: FigureBody, ref: { source: string; state: number }) {
  const question = find('question', figure.question);
  const source = bodiesOf('source').find((s) => s.id === ref.source && s.state === ref.state);
  if (!source) throw new Error(`the log has no source ${ref.source} in state ${ref.state}`);
  const { publisher, title, date, url, read_as } = source;
  return {
    question: question.title,
    phase: text(question.phase),
    measure: find('measure', question.measure).name,
    affected: find('party', figure.affected).name,
    ...{ value: text(figure.value), low: text(figure.low), high: text(figure.high) },
    ...{ qualifier: figure.qualifier, basis: figure.basis, counted: text(figure.counted) },
    ...{ period: figure.period, as_of: figure.as_of, stance: text(figure.stance) },
    ...{ publisher, source_title: title, published: text(date), url: text(url), read_as },
    ...(figure.sources.some((s) => isFirstReport(s.source))
      ? {}
      : {
          claimant: find('claimant', figure.claimant).name,
          affected_basis: figure.affected_basis,
          relayed_by: figure.relayed_by === null ? '' : find('claimant', figure.relayed_by).name,
          wording: text(figure.wording),
        }),
  };
}

const attested = figures.flatMap((figure) =>
  figure.sources
    .filter((ref) => !isFirstReport(ref.source))
    .map((ref) => describeFigure(figure, ref)),
);

describe('the shipped log is sound', () => {
  test('positions run from 1 without a gap through the files in name order', () => {
    expect(fileNames.map((name) => Number(name.slice(0, 4)))).toEqual(
      fileNames.map((_, i) => i + 1),
    );
    expect(whole.map((e) => e.position)).toEqual(whole.map((_, i) => i + 1));
  });

  test('dates and periods are quoted: a reader of YAML 1.1 reads the same as one of 1.2', () => {
    expect(readDocuments('1.1')).toEqual(documents);
  });

  test('every entry names only what an earlier entry holds, and no id twice without saying what changed', () => {
    const seen = new Set<string>();
    for (const entry of whole) {
      const missing = listReferences(entry).filter((reference) => !seen.has(reference));
      expect(missing, `entry ${entry.position}`).toEqual([]);
      const key = nameOf(entry);
      const changes = 'change' in entry && entry.change !== undefined;
      expect(seen.has(key), `${key} at ${entry.position}`).toBe(seen.has(key) && changes);
      seen.add(key);
      // A second version or state needs the first; what names the figure needs any of them.
      if (entry.kind === 'figure') seen.add(`figure ${entry.body.id}`);
    }
  });

  test('each party and answer stands on a side of the conflict, or on none', () => {
    const sides = bodiesOf('conflict').flatMap((c) => c.sides.map((s) => s.id));
    for (const party of bodiesOf('party'))
      if (party.side !== null) expect(sides).toContain(party.side);
    const named = bodiesOf('conflict').flatMap((c) => [c.sides.map((s) => s.name), c.parties]);
    for (const list of named) expect(list).toEqual([...list].sort());
  });
});

test('every entry since position 654 says that charts’ files hold just what is drawn', () => {
  const sets = whole.map((entry) => entry.chart_set);
  expect(sets.indexOf(2)).toBe(653);
  expect(new Set(sets.slice(653))).toEqual(new Set([2]));
});

describe('the first edition holds the whole content and nothing else', () => {
  test('11 + 49 - 4 repeated statements - 1 revision = 55 figures, in 56 versions', () => {
    expect(rows).toHaveLength(49);
    expect(rows.filter(repeats)).toHaveLength(4);
    expect(figures).toHaveLength(56);
    expect(new Set(figures.map((f) => f.id)).size).toBe(55);
    expect(figures.filter((f) => !isFigureId(f.id))).toEqual([]);
  });

  test.each(rows.map((row, i) => [i + 1, cell(row, 'question'), row] as const))(
    'row %i of the further figures stands as given: %s',
    (_, title, row) => {
      const sameQuestion = attested.filter((a) => a.question === title);
      expect(sameQuestion).toContainEqual(describeRow(row));
    },
  );

  test('49 rows, 49 attestations by documents other than the first report', () => {
    expect(attested).toHaveLength(49);
  });

  test('four statements have two documents each, the first report first', () => {
    const twice = figures.filter((f) => f.sources.length > 1);
    expect(twice.map((f) => f.sources.map((s) => s.source))).toEqual(
      twice.map(() => ['washington-post-2020-09-27', 'voa-news-2020-09-27']),
    );
    const titles = rows
      .filter(repeats)
      .map((row) => `${cell(row, 'question')} ${cell(row, 'value')}`);
    const shipped = twice.map((f) => `${find('question', f.question).title} ${text(f.value)}`);
    expect(shipped.sort()).toEqual(titles.sort());
  });

  test("UCDP's 2020 went from 7,633 [7,535-9,063] to 7,646 [7,548-9,077]: one figure, two versions", () => {
    const second = figures.filter((f) => f.version === 2);
    expect(second).toHaveLength(1);
    const versions = figures.filter((f) => f.id === second[0]?.id);
    expect(versions.map((f) => [f.version, f.as_of, f.value, f.low, f.high])).toEqual([
      [1, '2021', 7633, 7535, 9063],
      [2, '2024', 7646, 7548, 9077],
    ]);
    expect(second[0]?.change?.kind).toBe('publisher revised');
  });
});

describe('the eleven figures of the first report stand as the report has them', () => {
  const article = readData('seed-article.txt');
  const table = readData('seed-figures.md')
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => line.split('|').map((part) => part.trim()));
  const first = figures.filter((f) => f.sources.some((s) => isFirstReport(s.source)));

  test('eleven rows, eleven figures, and no other figure has a wording', () => {
    expect(table).toHaveLength(11);
    expect(first).toHaveLength(11);
    expect(figures.filter((f) => f.wording !== null)).toEqual(first);
  });

  test.each(table.map((cells) => [cells[1], cells] as const))('figure #%s', (_, cells) => {
    const words = z.string().parse(cells[9]).slice(1, -1);
    const figure = first.find((f) => f.wording === words);
    if (!figure) throw new Error(`no figure has the wording "${words}"`);
    expect(article).toContain(words);
    const question = find('question', figure.question);
    const title = cells[2] === 'as #6' ? 'Helicopters lost by Azerbaijan' : text(cells[2] ?? null);
    expect(question.title.startsWith(title)).toBe(true);
    const measure =
      cells[3] === 'as #6' ? 'helicopters destroyed or shot down' : text(cells[3] ?? null);
    // The publisher's word for an incident is undefined: the measure's name says whose count it is.
    expect(find('measure', question.measure).name.replace(/\(as the.*/, '')).toBe(
      measure.replace(/\(the source.*/, ''),
    );
    const [affected, basis] = z
      .string()
      .parse(cells[4])
      .split(/ \(|\)/);
    const qualifier = z.string().parse(cells[7]);
    expect({
      affected: find('party', figure.affected).name,
      affected_basis: figure.affected_basis,
      counted: figure.counted ?? '-',
      value: text(figure.value),
      qualifier: figure.qualifier,
      in_words: figure.in_words,
      basis: figure.basis,
      speaker: describeSpeaker(figure),
      period: `\`${figure.period}\``,
      as_of: figure.as_of,
      bounds: [figure.low, figure.high],
    }).toEqual({
      affected,
      affected_basis: basis ?? 'not stated',
      counted: cells[5],
      value: cells[6],
      qualifier: qualifier.replace(', in words', ''),
      in_words: qualifier.endsWith(', in words'),
      basis: cells[8],
      speaker: z.string().parse(cells[10]).replace(/:.*/, ''),
      period: cells[11],
      as_of: '2020-09-27',
      bounds: [null, null],
    });
  });
});

describe('what is said beside the figures', () => {
  test('a question names who suffered and who was counted only where all its figures agree', () => {
    for (const question of bodiesOf('question')) {
      const own = figures.filter((f) => f.question === question.id);
      expect(own.length, `${question.id} has no figure`).toBeGreaterThan(0);
      for (const field of ['affected', 'counted'] as const) {
        const answers = [...new Set(own.map((f) => f[field]))];
        const shared = answers.length === 1 ? answers[0] : null;
        expect(question[field], `${field} of ${question.id}`).toBe(shared);
      }
    }
  });

  test('how figures stand to one another: rivals, what is left out, what is wider, what repeats', () => {
    const label = (id: string) => {
      const figure = find('figure', id);
      const amount = figure.value === null ? figure.qualifier : figure.value;
      return `${find('claimant', figure.claimant).name} ${amount}`;
    };
    const relations = bodiesOf('relation').map((r) => [
      label(r.figure),
      r.relation,
      label(r.other),
    ]);
    expect(relations.map((parts) => parts.join(' | ')).sort()).toEqual(
      [
        'International Crisis Group 300 | excludes | not clear 200',
        "the report's own voice 30000 | contradicts | the report's own voice 20000",
        'Azerbaijan 1 | contradicts | Armenia 2',
        "Associated Press 16 | same number, different scope | the report's own voice 16",
        'International Crisis Group 200 | contradicts | not clear 200',
        'International Crisis Group indefinite | overlaps | International Crisis Group 200',
        'Casualty Ledger 288 | overlaps | International Crisis Group 300',
        'Casualty Ledger 179 | contradicts | Casualty Ledger 181',
        'Casualty Ledger 10 | contradicts | Casualty Ledger 8',
        "Casualty Ledger 13 | overlaps | the report's own voice 16",
        "Casualty Ledger 5 | overlaps | the report's own voice 16",
        "the report's own voice 11 | overlaps | Associated Press 16",
        "Armenia denied | contradicts | Azerbaijan's deputy defence minister 100",
        "Prime Minister Nikol Pashinyan 3773 | part of | Armenia's Investigative Committee 3781",
        'Armenia 2425 | overlaps | Prime Minister Nikol Pashinyan 3773',
        "Azerbaijan's Defence Ministry 2855 | overlaps | Azerbaijan's Defence Ministry 2783",
      ].sort(),
    );
  });

  test('no note carries a number that is not a date, a version or an id: it would have no source', () => {
    const months =
      'January|February|March|April|May|June|July|August|September|October|November|December';
    const dates = new RegExp(
      `(\\d{1,2}((-| to )\\d{1,2})? )?(${months})( (19|20)\\d{2})?|\\b(19|20)\\d{2}\\b|version \\d+\\.\\d|"hundreds"|four-day war|UCDP conflict \\d{3}`,
      'gi',
    );
    const numbers =
      /\d|\b(three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?)\b/i;
    const found = listProse(['note', 'summary', 'reason', 'words', 'scope', 'why'])
      .map((words) => words.replace(dates, ''))
      .filter((words) => numbers.test(words));
    expect(found).toEqual([]);
  });

  test('a computed figure gives what its computation gives on the published files', () => {
    const of = (name: string) =>
      z
        .array(rowSchema)
        .parse(
          parseCsv(readData(`crisis-group/2015-2020/${name}.csv`), { columns: true, bom: true }),
        );
    const sum = (list: Record<string, string>[], type: RegExp, date = /./) =>
      list
        .filter((r) => type.test(r['Type of Casualty'] ?? cell(r, 'Category')))
        .filter((r) => date.test(cell(r, 'Date')))
        .reduce((total, r) => total + Number(r.Number ?? cell(r, 'Count')), 0);
    const [all, arm, aze] = [of('all'), of('arm'), of('aze')];
    const july = /^7\/\d+\/2020$/;
    const derived = figures.filter((f) => f.basis === 'derived');
    expect(derived.map((f) => f.value)).toEqual([
      of('weapon').length,
      sum(all, /^Military Killed$/),
      sum([...arm, ...aze], /^Combatants Killed$/),
      sum(all, /^Civilians Killed$/),
      sum([...arm, ...aze], /^Non-combatants Killed$/),
      sum(aze, /ombatants Killed$/, july),
      sum(arm, /^Combatants Killed$/, july),
    ]);
    expect(new Set(derived.map((f) => f.claimant))).toEqual(new Set(['casualty-ledger']));
  });

  test('every side "says", and nobody is judged', () => {
    const judging =
      /\b(claim(s|ed|ing)|admit\w*|conced\w*|alleg\w*|insist\w*|boast\w*|separatis\w*|breakaway|occup\w*|liberat\w*|aggress\w*|terror\w*|regime|enem\w*|hero\w*|martyr\w*|massacre\w*|ethnic cleansing|so-called|puppet|invad\w*|invasion|brutal|tragic\w*|only about)\b/i;
    const prose = listProse();
    expect(prose.filter((words) => judging.test(words))).toEqual([]);
    const naming = /(UCDP names the side "|^Self-declared )Republic of Artsakh/;
    const artsakh = prose.filter((words) => words.includes('Republic of Artsakh'));
    expect(artsakh.filter((words) => !naming.test(words))).toEqual([]);
  });

  test('Tavush and Tovuz stay two places, and names stand in alphabetical order of the parties', () => {
    for (const place of bodiesOf('place')) {
      const parties = place.names.map((n) => n.party);
      expect(parties).toEqual([...parties].sort());
    }
    expect(find('place', 'tavush-province').names.map((n) => n.party)).toEqual(['armenia']);
    expect(find('place', 'tovuz-district').names.map((n) => n.party)).toEqual(['azerbaijan']);
  });
});

function describeSpeaker(figure: FigureBody): string {
  const name = find('claimant', figure.claimant).name;
  if (figure.relayed_by !== null) return `${name}, relayed by the report`;
  return figure.stance === 'own' || figure.stance === 'opponent'
    ? `${name} (${figure.stance})`
    : name;
}

/** Our own words: every text but names, ids, quotations, and what a publisher wrote. */
function listProse(fields?: string[]): string[] {
  const taken = new Set(['id', 'kind', 'wording', 'url', 'publisher', 'name', 'native', 'author']);
  const collect = (value: unknown, field: string, kind: EntryKind): string[] => {
    if (kind === 'source' && field === 'title') return [];
    if (typeof value === 'string') return taken.has(field) || !value.includes(' ') ? [] : [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      fields && typeof inner === 'string' && !fields.includes(key) ? [] : collect(inner, key, kind),
    );
  };
  return whole.flatMap((entry) => [
    entry.why,
    ...collect({ ...entry.body, ...('change' in entry ? entry.change : {}) }, 'body', entry.kind),
  ]);
}

function nameOf(entry: Entry): string {
  if (entry.kind === 'figure') return `figure ${entry.body.id} version ${entry.body.version}`;
  if (entry.kind === 'source') return `source ${entry.body.id} state ${entry.body.state}`;
  if (entry.kind === 'relation')
    return `relation ${entry.body.figure} ${entry.body.relation} ${entry.body.other}`;
  if (entry.kind === 'withdrawal') return `withdrawal ${entry.body.figure}`;
  if (entry.kind === 'release') return `release ${entry.body.name}`;
  if (entry.kind === 'import') return `import ${entry.body.dataset}/${entry.body.version}`;
  return `${entry.kind} ${entry.body.id}`;
}

/** What an entry names, in the words of `nameOf`. */
function listReferences(entry: Entry): string[] {
  const to = (kind: EntryKind, ...ids: (string | null)[]) =>
    ids.filter((id) => id !== null).map((id) => `${kind} ${id}`);
  const toSources = (refs: { source: string; state: number }[]) =>
    refs.map((ref) => `source ${ref.source} state ${ref.state}`);
  const { kind, body } = entry;
  if (kind === 'party') return to('party', ...body.members);
  if (kind === 'conflict')
    return to('party', ...body.parties, ...body.names.map((name) => name.used_by));
  if (kind === 'phase') return [...to('conflict', body.conflict), ...to('phase', body.part_of)];
  if (kind === 'place')
    return [...to('conflict', body.conflict), ...to('party', ...body.names.map((n) => n.party))];
  if (kind === 'claimant') return to('party', body.party);
  if (kind === 'source')
    return body.state === 1 ? [] : toSources([{ source: body.id, state: body.state - 1 }]);
  if (kind === 'event')
    return [
      ...to('conflict', body.conflict),
      ...to('phase', body.phase),
      ...to('place', ...body.places),
      ...toSources(body.sources),
    ];
  if (kind === 'question')
    return [
      ...to('conflict', body.conflict),
      ...to('measure', body.measure),
      ...to('phase', body.phase),
      ...to('event', body.event),
      ...to('party', body.affected),
    ];
  if (kind === 'figure')
    return [
      ...to('question', body.question),
      ...to('claimant', body.claimant, body.relayed_by),
      ...to('party', body.affected),
      ...toSources(body.sources),
      ...(body.version === 1 ? [] : [`figure ${body.id} version ${body.version - 1}`]),
    ];
  if (kind === 'relation') return to('figure', body.figure, body.other);
  if (kind === 'withdrawal') return to('figure', body.figure, body.replacement);
  return [];
}
