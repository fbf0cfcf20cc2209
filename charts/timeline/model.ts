import type { ConflictView, DatedEvent, Phase } from '@/ledger/conflict';
import type { Period } from '@/ledger/period';
import { formatPlace } from '@/ledger/place';
import { formatPeriod } from '@/ledger/wording';
import type { ChartModel, DotPlotPanel, Row, Span } from '../chart';
import { chartHead, count } from '../model-head';
import { comparePeriods, orderPhases } from '../order';
import { decimalYear, timeScale } from '../scale';

/** Years of room before the first known day, where an unknown start fades out. */
const ROOM_BEFORE = 3;
const ROOM_AFTER = 1;

/** Both ends in decimal years; an end that is not known stays null, never a guess and never 1970. */
function toSpan(period: Period, words: Pick<Span, 'label' | 'kind' | 'within' | 'sources'>): Span {
  return {
    ...words,
    period: sayPeriod(period),
    from: period.start === null ? null : decimalYear(period.start),
    to: period.end === null ? null : decimalYear(period.end, true),
  };
}

function sayPeriod(period: Period): string {
  const said = formatPeriod(period);
  if (period.start === null) return `${said}; start not known`;
  return period.end === null ? `${said}; no end given` : said;
}

function placeNames(view: ConflictView, event: DatedEvent): string {
  const names = event.places.flatMap((id) => {
    const place = view.places.find((each) => each.id === id);
    return place ? formatPlace(place) : [];
  });
  return names.length > 0 ? ` (${names.join('; ')})` : '';
}

function phaseRow(view: ConflictView, phase: Phase): Row {
  const within = view.phases.find(({ id }) => id === phase.part_of)?.name ?? null;
  const span = toSpan(phase.period, { label: phase.name, kind: 'phase', within, sources: [] });
  return { kind: 'span', span };
}

function eventRow(view: ConflictView, event: DatedEvent): Row {
  const span = toSpan(event.date, {
    label: `${event.title}${placeNames(view, event)}`,
    kind: 'event',
    within: view.phases.find(({ id }) => id === event.phase)?.name ?? null,
    sources: event.sources.map(({ source }) => source),
  });
  return { kind: 'span', span };
}

function timelineRows(view: ConflictView): Row[] {
  const phases = orderPhases(view);
  const known = new Set(phases.map(({ id }) => id));
  // An event that only names its phase again, on the phase's own date, would be a second row for it.
  const repeats = (event: DatedEvent) =>
    phases.some(({ name, period }) => name === event.title && period.edtf === event.date.edtf);
  const eventsOf = (keep: (event: DatedEvent) => boolean) =>
    view.events
      .filter((event) => keep(event) && !repeats(event))
      .sort((a, b) => comparePeriods(a.date, b.date))
      .map((event) => eventRow(view, event));
  return [
    ...phases.flatMap((phase) => [
      phaseRow(view, phase),
      ...eventsOf((event) => event.phase === phase.id),
    ]),
    ...eventsOf((event) => event.phase === null || !known.has(event.phase)),
  ];
}

/** Phases as bars and dated events as rings on one axis of time. */
export function buildTimelineModel(view: ConflictView): ChartModel | null {
  const rows = timelineRows(view);
  const known = rows.flatMap((row) =>
    row.kind === 'span' ? [row.span.from, row.span.to].filter((year) => year !== null) : [],
  );
  if (known.length === 0) return null;
  const spans = rows.flatMap((row) => (row.kind === 'span' ? [row.span] : []));
  const phases = spans.filter((span) => span.kind === 'phase');
  const startless = phases.filter((span) => span.from === null);
  const min = Math.floor(Math.min(...known)) - (startless.length > 0 ? ROOM_BEFORE : ROOM_AFTER);
  const max = Math.ceil(Math.max(...known)) + ROOM_AFTER;
  const panel: DotPlotPanel = {
    kind: 'rows',
    id: 'phases-and-events',
    title: 'Phases and dated events',
    note: null,
    axis: 'year',
    scale: timeScale(min, max),
    bars: false,
    ruler: null,
    rows,
  };
  const unknown = startless.map((span) => span.label);
  return {
    ...chartHead(view, 'timeline'),
    title: 'Timeline: phases of the fighting and dated events',
    sentence: `${count(phases.length, 'phase')} and ${count(spans.length - phases.length, 'dated event')}; the last known day falls in ${Math.floor(Math.max(...known) - 0.001)}.${unknown.length > 0 ? ` No start is known in the ledger for: ${unknown.join('; ')}.` : ''}`,
    panels: [panel],
    warnings: [
      'A phase shorter than the line is thick is drawn wider than it was, so that it can be seen.',
    ],
    listed: [],
    gaps: [],
  };
}
