import { beforeAll, describe, expect, test } from 'vitest';
import { readLog } from '@/db/log-file';
import { SHIPPED_LOG } from '@/db/shipped-log';
import type { Entry, EntryBodies } from '@/ledger/entry';
import { listRecordCorrections, type RecordCorrection } from '@/ledger/record-correction';

/** What an audit found wrong or misleading in the first edition, and how it was corrected. */

let log: Entry[];
let records: RecordCorrection[];
beforeAll(async () => {
  log = await readLog(SHIPPED_LOG);
  records = listRecordCorrections(log.map((entry) => ({ entry, fingerprint: '' })));
});

function versionsOf(id: string): EntryBodies['figure'][] {
  return log.flatMap((entry) =>
    entry.kind === 'figure' && entry.body.id === id ? [entry.body] : [],
  );
}

const changesOf = (kind: Entry['kind'], id: string) =>
  records.filter(({ to }) => to.kind === kind && 'id' in to.body && to.body.id === id);

function fieldOf(kind: Entry['kind'], id: string, field: string) {
  return changesOf(kind, id)[0]?.fields.find((each) => each.field === field);
}

describe('each correction says from what to what, which kind, why and on what evidence', () => {
  test('a record that was there is recorded again only with a change', () => {
    const names = records.map(({ to }) => to.position);
    expect(names.length).toBeGreaterThan(35);
    for (const { reason, fields, to } of records) {
      expect(reason.length, `entry ${to.position}`).toBeGreaterThan(20);
      expect(fields, `entry ${to.position} changes nothing`).not.toEqual([]);
    }
  });

  test('the four counts of 2015-2020, and the rows, say which days are not in them', () => {
    for (const [question, figures] of [
      ['military-killed-along-the-front-lines-2015-2020', ['D6YVP9M', 'QDC6J37']],
      ['civilians-killed-along-the-front-lines-2015-2020', ['DJY23QB', 'RWFWCR8']],
      ['weapon-use-rows-2015-2020', ['HCFCK8U']],
    ] as const) {
      expect(fieldOf('question', question, 'scope')).toEqual({
        field: 'scope',
        from: null,
        to: 'without 1 to 11 April 2016',
      });
      for (const id of figures) expect(versionsOf(id).at(-1)?.change?.kind).toBe('our error');
    }
    for (const id of ['D6YVP9M', 'QDC6J37', 'DJY23QB', 'RWFWCR8']) {
      const [first, second] = versionsOf(id);
      expect([first?.affected_basis, second?.affected_basis]).toEqual(['stated', 'implied']);
      expect(second?.note).toContain('one day, 4 July 2017');
    }
  });

  test('UCDP conflict 388: its name, Armenia but in 1994, Türkiye in 2020, and where 2022 lies', () => {
    const named = records.flatMap(({ to }) =>
      to.kind === 'question' && to.body.id === 'battle-related-deaths-ucdp-388' ? [to.body] : [],
    );
    for (const { title } of named) expect(title).toContain('Azerbaijan: Nagorno-Karabakh');
    // Its name was taken for the publisher's own, which no file that was read shows.
    expect(named).toHaveLength(2);
    expect(named[0]?.note).toContain('read in no file of UCDP');
    const newest = new Map<string, EntryBodies['figure']>();
    for (const { kind, body } of log) {
      if (kind === 'figure' && body.question === 'battle-related-deaths-ucdp-388') {
        newest.set(body.period, body);
      }
    }
    expect(newest.size).toBe(17);
    for (const [year, { note }] of newest) {
      expect(note?.includes('Armenia as a secondary party'), year).toBe(year !== '1994');
      expect(note?.includes('Türkiye'), year).toBe(year === '2020');
      expect(note?.includes('lie in Armenia'), year).toBe(year === '2022');
    }
  });

  test('"contradicts" became "differs" where both numbers can be right', () => {
    const changed = records.flatMap(({ from, to }) =>
      from.kind === 'relation' && to.kind === 'relation' && to.body.relation === 'differs'
        ? [[to.body.figure, from.body.relation, to.body.other]]
        : [],
    );
    expect(changed).toContainEqual(['NWAMPNR', 'contradicts', 'HAP4MSH']);
    expect(changed).toContainEqual(['FBCGZ99', 'contradicts', 'CBY5SEC']);
    expect(changed).toHaveLength(5);
  });

  test('two counts from files without places are withdrawn; those by month have their numbers', () => {
    const gone = log.flatMap((entry) => (entry.kind === 'withdrawal' ? [entry.body] : []));
    expect(gone.map(({ figure }) => figure)).toEqual(['FRVJ4B8', 'J0R4HNQ']);
    const replaced = gone.map(({ replacement }) => versionsOf(replacement ?? '')[0]);
    expect(replaced.map((figure) => [figure?.question, figure?.period, figure?.value])).toEqual([
      ['combatants-killed-by-month-azerbaijan', '2020-07', 12],
      ['combatants-killed-by-month-armenian-side', '2020-07', 5],
    ]);
  });

  test('3,773: servicemen in the report, victims in his words; no part of 3,781', () => {
    expect(versionsOf('HXDG8PH').at(-1)).toMatchObject({
      counted: 'servicemen (the report), victims of the war (his words)',
      wording: 'our 3773 victims of the war',
    });
    const relation = records.find(
      ({ to }) => to.kind === 'relation' && to.body.figure === 'HXDG8PH',
    );
    expect(relation?.fields).toContainEqual({ field: 'relation', from: 'part of', to: 'overlaps' });
  });

  test('one rule for both sides: who says that there were none gives zero', () => {
    const [denied, zero] = versionsOf('A8W71GU');
    expect([denied?.qualifier, denied?.value]).toEqual(['denied', null]);
    expect([zero?.qualifier, zero?.value]).toEqual(['none', 0]);
    expect(versionsOf('TE4G44F').at(-1)?.value).toBe(0);
  });

  test('"Azerbaijan officials" say #9 and #10', () => {
    for (const id of ['AP0H1S2', 'TE4G44F']) {
      const [first, second] = versionsOf(id);
      expect([first?.claimant, second?.claimant]).toEqual(['azerbaijan', 'azerbaijan-officials']);
    }
  });

  test('agency and host stand apart, IDMC under its own address', () => {
    expect(fieldOf('source', 'afp-al-arabiya-2020-07-14', 'publisher')).toMatchObject({
      from: 'Agence France-Presse, in Al Arabiya',
      to: 'Al Arabiya',
    });
    expect(fieldOf('source', 'afp-al-arabiya-2020-07-14', 'agency')?.to).toBe(
      'Agence France-Presse',
    );
    expect(fieldOf('source', 'idmc-2010-12-10', 'url')?.to).toContain('internal-displacement.org');
  });

  test('the ceasefire years have an end', () => {
    expect(fieldOf('phase', 'after-the-war-to-1994', 'period')).toMatchObject({
      from: '1994-05/..',
      to: '1994-05/2020-09-26',
    });
  });
});
