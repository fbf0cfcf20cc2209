import { BOUNDS, type Bound, type ChartModel, type Fill, listMarks, type Side } from '../chart';

/** One line of a key: what is drawn, and what it means. */
export type LegendEntry =
  | { kind: 'bound'; bound: Bound; side: Side; fill: Fill; words: string }
  | { kind: 'voice'; side: Side; fill: Fill; words: string }
  | { kind: 'struck' | 'gap' | 'unknown start' | 'no end' | 'event' | 'line'; words: string };

const BOUND_WORDS: Record<Bound, string> = {
  point: 'the bare number: how exact it is, the source does not say',
  exact: 'exactly this number',
  floor: 'at least, more than: a floor, open upwards',
  ceiling: 'up to, fewer than: a ceiling, open downwards',
  soft: 'about, near: a soft end',
  range: 'from low to high; the mark is the number that the source gives as its own',
  zero: 'a zero that somebody asserts',
};

function voiceWords(side: Side, fill: Fill, sides: ChartModel['sides']): string {
  if (side === 'neutral') return 'a third party, the report itself, or not clear';
  const name = (side === 'first' ? sides.first : sides.second) ?? 'a side';
  return fill === 'solid'
    ? `${name} says, of its own losses`
    : `${name} says, of its opponent’s losses`;
}

type Voice = { side: Side; fill: Fill };

/** The voices that occur, each once: sides in alphabetical order, own losses before the opponent's. */
function listVoices(model: ChartModel): Voice[] {
  const cells = model.panels.flatMap((panel) =>
    panel.kind === 'grid'
      ? panel.rows.flatMap((row) => row.cells.filter((cell) => cell.statements.length > 0))
      : [],
  );
  const used: Voice[] = [...listMarks(model), ...cells];
  return (['first', 'second', 'neutral'] as const).flatMap((side) =>
    (['solid', 'hollow'] as const)
      .filter((fill) => used.some((voice) => voice.side === side && voice.fill === fill))
      .map((fill) => ({ side, fill })),
  );
}

function listOthers(model: ChartModel): LegendEntry[] {
  const rows = model.panels.flatMap((panel) => (panel.kind === 'rows' ? panel.rows : []));
  const spans = rows.flatMap((row) => (row.kind === 'span' ? [row.span] : []));
  const lines = model.panels.flatMap((panel) => (panel.kind === 'plane' ? panel.lines : []));
  const gap = rows.some((row) => row.kind === 'gap');
  const found: [boolean, LegendEntry][] = [
    [
      listMarks(model).some((mark) => mark.status === 'superseded'),
      { kind: 'struck', words: 'struck: an earlier version of the number, since replaced' },
    ],
    [
      lines.some((line) => line.marks.length > 1),
      { kind: 'line', words: 'one claimant’s later number for the same people' },
    ],
    [
      gap,
      { kind: 'gap', words: 'words in place of a mark: there is no number, which is not zero' },
    ],
    [
      spans.some((span) => span.kind === 'phase' && span.from === null),
      { kind: 'unknown start', words: 'the start is not known' },
    ],
    [
      spans.some((span) => span.kind === 'phase' && span.to === null),
      { kind: 'no end', words: 'no end is given' },
    ],
    [spans.some((span) => span.kind === 'event'), { kind: 'event', words: 'a dated event' }],
  ];
  return found.flatMap(([used, entry]) => (used ? [entry] : []));
}

/** The key to just the marks that a chart uses. */
export function listLegendEntries(model: ChartModel): LegendEntry[] {
  const marks = listMarks(model);
  // Shown in the shape of a mark that the chart has, so that a key never adds a voice to it.
  const bounds = BOUNDS.flatMap((bound) => marks.find((mark) => mark.bound === bound) ?? []);
  return [
    ...bounds.map(
      ({ bound, side, fill }): LegendEntry => ({
        kind: 'bound',
        bound,
        side,
        fill,
        words: BOUND_WORDS[bound],
      }),
    ),
    ...listVoices(model).map(
      ({ side, fill }): LegendEntry => ({
        kind: 'voice',
        side,
        fill,
        words: voiceWords(side, fill, model.sides),
      }),
    ),
    ...listOthers(model),
  ];
}
