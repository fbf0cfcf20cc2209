import type { CountriesPanel, CountryRow } from '../chart';
import { findCountries } from '../chart';
import type { ChartContent, DrawFrom } from '../drawing';
import { listInWords } from '../model-head';
import type { BarsPlot, PlotMark } from '../plot';
import { withoutBrackets } from '../text-width';
import {
  buildDeathsByCountryModel,
  countRanked,
  isCounted,
  OF_COUNTRIES,
  sayUnranked,
  THIRD_PARTY,
} from './model';

const NUMBER = new Intl.NumberFormat('en');
const say = (number: number) => NUMBER.format(number);

const SUFFIX = { one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' } as const;
const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' });

/** "2nd", "39th". */
function sayRank(rank: number): string {
  return `${rank}${SUFFIX[ORDINAL.select(rank)]}`;
}

function sayBounds({ low, high }: CountryRow, best: number): string {
  if (low === null || high === null || (low === best && high === best)) return '';
  return ` (${say(low)}–${say(high)})`;
}

/** Where a country's number stands, in words that travel with it; null where it has no row. */
function toMark(row: CountryRow, { period, source }: CountriesPanel): PlotMark | null {
  const { country, name, low, best, high, href } = row;
  if (best === null) return null;
  return {
    figure: `country-${country}`,
    version: 1,
    href,
    label: say(best),
    said: `${say(best)} deaths${sayBounds(row, best)}`,
    counted: `${name}, ${period}. ${OF_COUNTRIES}`,
    claimant: `${source.publisher}, ${THIRD_PARTY}`,
    asOf: `version ${source.version}`,
    documents: '1 dataset',
    status: 'current',
    anchor: best,
    low,
    high,
    core: true,
    bound: low === best && high === best ? 'point' : 'range',
    side: 'neutral',
    fill: 'solid',
  };
}

type BarRow = BarsPlot['rows'][number];

function toBar(row: CountryRow, panel: CountriesPanel): BarRow {
  return {
    id: String(row.country),
    label: withoutBrackets(row.name),
    rank: row.rank,
    own: row.own,
    mark: toMark(row, panel),
    words: row.rank === null ? sayUnranked(row, panel.period) : null,
  };
}

/** Words in the place of the countries that are left out between two that are drawn. */
function skip(from: CountryRow, left: number): BarRow {
  const words = left === 1 ? '1 country not drawn' : `${left} countries not drawn`;
  return { id: `after-${from.country}`, label: '', rank: null, own: false, mark: null, words };
}

/** Those that are drawn, with words for each stretch of those that are not. */
function listBars(panel: CountriesPanel): BarRow[] {
  const shown = panel.rows.filter(({ drawn, own }) => drawn || own);
  return shown.flatMap((row, index): BarRow[] => {
    const next = shown[index + 1];
    const from = panel.rows.indexOf(row);
    const to = next === undefined ? panel.rows.length : panel.rows.indexOf(next);
    const left = to - from - 1;
    return left === 0 ? [toBar(row, panel)] : [toBar(row, panel), skip(row, left)];
  });
}

function plotCountries(panel: CountriesPanel, scale: BarsPlot['scale']): BarsPlot {
  const drawn = panel.rows.filter((row) => row.drawn);
  const ranked = countRanked(panel);
  const shown = drawn.filter(isCounted).length;
  return {
    kind: 'bars',
    id: panel.id,
    title: `${shown} of ${ranked} countries with deaths recorded, ${panel.period}`,
    href: null,
    note: null,
    scale,
    max: Math.max(
      1,
      ...drawn.flatMap(({ best, high }) => [best, high].filter((end) => end !== null)),
    ),
    series: { own: 'a country of this conflict', other: 'another country' },
    rows: listBars(panel),
  };
}

/** "Armenia 39th and Azerbaijan 2nd of 47 countries by deaths in organised violence, 2020". */
function sayFound(panel: CountriesPanel): string {
  const { period } = panel;
  const own = panel.rows
    .filter((row) => row.own)
    .map((row) => ({ ...row, name: withoutBrackets(row.name) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const placed = own.flatMap(({ name, rank }) => (rank === null ? [] : `${name} ${sayRank(rank)}`));
  const none = own.filter(({ rank, best }) => rank === null && best !== null);
  const missing = own.filter(({ best }) => best === null);
  const names = (rows: typeof own) => listInWords(rows.map(({ name }) => name));
  const said = [
    placed.length === 0
      ? `Deaths in organised violence in ${countRanked(panel)} countries, ${period}`
      : `${listInWords(placed)} of ${countRanked(panel)} countries by deaths in organised violence, ${period}`,
    ...(none.length === 0 ? [] : [`none recorded in ${names(none)}`]),
    ...(missing.length === 0 ? [] : [`no row for ${names(missing)}`]),
  ];
  return said.join('; ');
}

/** Where the countries of the conflict stand among all: bars, the most deaths first. */
export function drawDeathsByCountry({ view, world, scale }: DrawFrom): ChartContent {
  const model = buildDeathsByCountryModel(view, world ?? null);
  const panel = model && findCountries(model);
  return {
    drawing: {
      title: panel ? sayFound(panel) : 'Deaths by country of the event',
      sentence: model?.sentence ?? OF_COUNTRIES,
      groups: panel
        ? [{ id: 'deaths-by-country', title: null, plots: [plotCountries(panel, scale)] }]
        : [],
    },
    figures: [],
    warn: () => model?.warnings ?? [],
    gaps: model?.gaps ?? [],
    panels: model?.panels ?? [],
  };
}
