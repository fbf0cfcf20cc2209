import { sql } from 'drizzle-orm';
import type { Database } from '../client';

/** Words of the records up to a position that begin as a word does; the shortest first. */
export async function listCompletions(
  db: Database,
  position: number,
  word: string,
): Promise<string[]> {
  const rows = await db.execute<{ word: string }>(sql`
    select word from search.words
    where word >= ${word} and word < ${word} || chr(1114111) and position <= ${position}
    order by length(word), word limit 8`);
  return rows.map((row) => row.word);
}

/** Whether the database has what typing errors are found with (db/suggestions.ts). */
async function canCompare(db: Database): Promise<boolean> {
  const [row] = await db.execute<{ made: boolean }>(sql`
    select to_regprocedure('search.list_similar_words(text, bigint, text[])') is not null as made`);
  return row?.made ?? false;
}

/**
 * Words that a mistyped one was meant as, the most alike first: of the records up to a position, and of
 * others that the search knows. None where the database has no pg_trgm.
 */
export async function listSimilarWords(
  db: Database,
  position: number,
  word: string,
  known: readonly string[],
): Promise<string[]> {
  if (!(await canCompare(db))) return [];
  const rows = await db.execute<{ word: string }>(sql`
    select listed.word from search.list_similar_words(${word}, ${position}::bigint,
      array(select jsonb_array_elements_text(${JSON.stringify(known)}::text::jsonb))) as listed(word)`);
  return rows.map((row) => row.word);
}
