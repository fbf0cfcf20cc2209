import type { Question } from '@/ledger/conflict';
import type { Database } from '../client';
import { questions } from '../schema/questions';
import { listAsOf } from './as-of';

/** Every question at a position, in the order in which they were recorded. */
export async function listQuestions(db: Database, position: number): Promise<Question[]> {
  return listAsOf(db, questions, position);
}
