import { expect, test } from 'vitest';
import type { Span } from '@/charts/chart';
import { buildTimelineModel } from '@/charts/timeline/model';
import { parsePeriod } from '@/ledger/period';
import { april2016, exampleView, firstDay, warTo1994 } from '@/tests/unit/example-view';

const event = {
  id: 'flare-up',
  conflict: 'nagorno-karabakh',
  phase: 'april-2016',
  date: parsePeriod('2016-04-02'),
  title: 'Fighting flares up',
  places: ['stepanakert'],
  sources: [{ source: 'a-report', state: 1 }],
  note: null,
};
const place = {
  id: 'stepanakert',
  conflict: 'nagorno-karabakh',
  kind: 'town',
  names: [
    { party: 'armenia', name: 'Stepanakert', native: null },
    { party: 'azerbaijan', name: 'Khankendi', native: null },
  ],
  note: null,
};
const repeated = { ...event, id: 'again', title: april2016.name, date: april2016.period };
const view = exampleView([], [firstDay, april2016, warTo1994], {
  events: [event, repeated],
  places: [place],
});
const model = buildTimelineModel(view);
const panel = model?.panels[0];
if (panel?.kind !== 'rows') throw new Error('a panel of rows');
const spans: Span[] = panel.rows.flatMap((row) => (row.kind === 'span' ? [row.span] : []));

test('an unknown start stays open: no year is put in, 1970 least of all', () => {
  const war = spans.find((span) => span.label === 'War to May 1994');
  expect(war).toMatchObject({ from: null, period: 'to May 1994; start not known' });
  expect(war?.to).toBeCloseTo(1994.41, 1);
  expect(JSON.stringify(model)).not.toContain('1970');
});

test('the axis leaves room before the first known day, where the open start fades out', () => {
  if (panel.scale.kind !== 'time') throw new Error('a time scale');
  expect(panel.scale.min).toBe(1991);
});

test('phases stand in order of time, each followed by its events', () => {
  expect(spans.map((span) => span.label)).toEqual([
    'War to May 1994',
    'Fighting of April 2016',
    'Fighting flares up (Stepanakert / Khankendi)',
    'The first day',
  ]);
});

test('an event that only names its phase again is not drawn twice', () => {
  expect(spans.filter((span) => span.label === april2016.name)).toHaveLength(1);
});

test('a conflict without phases and events has no timeline', () => {
  expect(buildTimelineModel(exampleView([]))).toBeNull();
});
