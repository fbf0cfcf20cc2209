import type { Question } from '@/ledger/conflict';
import type { Database } from '../client';
import { questions } from '../schema/questions';
import { getAsOf } from './as-of';

/** A question at a position; null where there is no such question. */
export function getQuestion(db: Database, position: number, id: string): Promise<Question | null> {
  return getAsOf(db, questions, position, id);
}
