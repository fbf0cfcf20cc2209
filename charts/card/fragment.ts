/**
 * What a reader has chosen in a chart, as the address's fragment says it:
 * `#chart=killed-by-phase&figure=HAP4MSH/v1&table=open`. A fragment and not a query: the page is the
 * same one for every choice, and is kept once. The filter is the pinned position, `?at=`.
 */
export type Choice = {
  /** Null where the page has one chart only, or where any chart with that mark will do. */
  chart: string | null;
  mark: MarkName | null;
  tableOpen: boolean;
};

/** A mark is named as its permalink names its figure. */
export type MarkName = { figure: string; version: number | null };

const MARK = /^([0-9A-Za-z]{4,16})(?:\/v([1-9]\d{0,5}))?$/;

function parseMark(text: string | null): MarkName | null {
  const found = MARK.exec(text ?? '');
  const [, figure, version] = found ?? [];
  if (figure === undefined) return null;
  return { figure: figure.toUpperCase(), version: version === undefined ? null : Number(version) };
}

/** What a fragment says of a chart; null where it says nothing, as an ordinary anchor does. */
export function parseFragment(fragment: string): Choice | null {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const mark = parseMark(parameters.get('figure'));
  const tableOpen = parameters.get('table') === 'open';
  if (mark === null && !tableOpen) return null;
  return { chart: parameters.get('chart'), mark, tableOpen };
}

/** The fragment of a choice, `#` included; empty where nothing is chosen. */
export function formatFragment({ chart, mark, tableOpen }: Choice): string {
  const version = mark?.version === null ? '' : `/v${mark?.version}`;
  const parts = [
    chart === null ? [] : [`chart=${chart}`],
    mark === null ? [] : [`figure=${mark.figure}${version}`],
    tableOpen ? ['table=open'] : [],
  ].flat();
  return mark === null && !tableOpen ? '' : `#${parts.join('&')}`;
}
