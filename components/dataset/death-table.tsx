import type { ReactNode } from 'react';
import { formatCount } from '@/components/dataset/words';
import type { DeathSum } from '@/db/queries/list-yearly-sums';
import { WideTable } from '../site/wide-table';

/** A line of sums: what it is of, in as many cells as the table has heads, and the sums. */
export type DeathLine = DeathSum & { key: string; of: ReactNode[] };

/** Deaths with their bounds, as published rows were added up by the import. */
export function DeathTable({
  caption,
  heads,
  lines,
}: {
  caption: string;
  heads: string[];
  lines: DeathLine[];
}) {
  const hasEvents = lines.some(({ events }) => events !== null);
  return (
    <WideTable caption={caption}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          {[...(hasEvents ? ['Events'] : []), 'Low', 'Best', 'High'].map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, of, events, low, best, high }) => (
          <tr key={key}>
            {of.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells stand under heads, by their place
              <td key={place}>{cell}</td>
            ))}
            {[...(hasEvents ? [events] : []), low, best, high].map((number, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells stand under heads, by their place
              <td key={place} className="number">
                {number === null ? 'unknown' : formatCount(number)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
