import { formatDay } from '../wording';
import { LEDGER } from './ledger';
import type { Work } from './work';

/** A chart in one state. */
export type CitedChart = {
  /** Its name in its address. */
  id: string;
  title: string;
  conflict: { slug: string; name: string };
  position: number;
  /** When the entry at that position was recorded, in ISO 8601; null is unknown. */
  recorded_at: string | null;
  /** The whole address that pins it to the position. */
  address: string;
};

/** A chart as a work to cite, in the state of its position. */
export function citeChart(chart: CitedChart): Work {
  const { id, conflict, position, recorded_at } = chart;
  const day = recorded_at === null ? null : recorded_at.slice(0, 10);
  const dated = day === null ? '' : ` of ${formatDay(day)}`;
  return {
    ...LEDGER,
    key: `casualtyledger_${conflict.slug}_${id}_at${position}`,
    title: `${chart.title}: ${conflict.name} (chart at position ${position}${dated})`,
    date: day,
    url: chart.address,
    version: String(position),
    note: 'Cite the original source of each figure first.',
  };
}
