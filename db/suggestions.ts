import postgres from 'postgres';

const SCHEMA = 'trigrams';
const FUNCTION = 'search.list_similar_words(text, bigint, text[])';

/** @param schema where the extension is: quoted, for a server may have it elsewhere already */
function describeSuggestions(schema: string): string {
  return `
    create index if not exists words_similar on search.words using gin (word ${schema}.gin_trgm_ops);

    -- Runs as the owner, so that no reader needs a right to the extension or can change its threshold.
    create function search.list_similar_words(asked text, at bigint, also text[]) returns setof text
    language sql stable security definer set search_path = pg_catalog, ${schema}, pg_temp as $$
      select word from (
        select word from search.words where word % asked and position <= at
        union select word from unnest(also) as word where word % asked
      ) as listed
      order by similarity(word, asked) desc, abs(length(word) - length(asked)), word limit 5
    $$;
    revoke all on function ${FUNCTION} from public;
    grant execute on function ${FUNCTION} to casualty_ledger_reader, casualty_ledger_appender;`;
}

/**
 * Makes what "Did you mean" needs, where it is not there: Postgres' own extension pg_trgm, which the
 * owner of a database may create, and an index. Search does without where the server has it not.
 * @param client a connection of the owner's, after the migrations
 * @returns null, or in a sentence what search lacks and how to get it
 */
export async function prepareSuggestions(client: postgres.Sql): Promise<string | null> {
  const [there] = await client<{ made: boolean }[]>`
    select to_regprocedure(${FUNCTION}) is not null as made`;
  if (there?.made) return null;
  try {
    await client.begin(async (sql) => {
      await sql.unsafe(`create schema if not exists ${SCHEMA}`);
      await sql.unsafe(`create extension if not exists pg_trgm schema ${SCHEMA}`);
      const [extension] = await sql<{ schema: string }[]>`
        select quote_ident(nspname) as schema from pg_extension
        join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'`;
      if (!extension) throw new Error('pg_trgm was made and is not there');
      await sql.unsafe(describeSuggestions(extension.schema));
    });
    return null;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return `search does without “Did you mean”, for Postgres has no extension pg_trgm for it (${error.message}): install its contrib package and start again`;
  }
}
