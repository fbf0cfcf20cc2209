import { formatDay } from '../wording';
import { LEDGER } from './ledger';
import type { Work } from './work';

/** A question's page in one state. */
export type CitedQuestion = {
  id: string;
  title: string;
  conflict: { name: string };
  position: number;
  /** When the entry at that position was recorded, in ISO 8601; null is unknown. */
  recorded_at: string | null;
  /** The whole address that pins it to the position. */
  address: string;
};

/** All figures under a question as a work to cite, in the state of its position. */
export function citeQuestion(question: CitedQuestion): Work {
  const { id, title, conflict, position, recorded_at, address } = question;
  const day = recorded_at === null ? null : recorded_at.slice(0, 10);
  const published = day === null ? '' : `as published on ${formatDay(day)}, `;
  return {
    ...LEDGER,
    key: `casualtyledger_${id}_at${position}`,
    title: `${title}: ${conflict.name}, every figure (${published}edition ${position})`,
    date: day,
    url: address,
    version: String(position),
    note: 'Cite the original source of each figure first.',
  };
}
