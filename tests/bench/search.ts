import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { openDatabase } from '@/db/client';
import { getHead } from '@/db/queries/get-head';
import { search } from '@/db/queries/search';
import { replayShipped } from '@/db/replay';
import { startDatabase } from './database';
import { median } from './watched-process';

/**
 * `npm run bench:search`: the time of a search on the shipped ledger, and on one with 20,000 more
 * figures under 2,000 questions; then the plan by which a rare word is found among them.
 */
const FIGURES = Number(process.argv[2] ?? 20_000);
const ROUNDS = 15;
const QUERIES = [
  ...['20,000 killed in the 1990s war', 'a million displaced', '2016 four-day war'],
  ...['around 300 incidents since 2015', 'July skirmishes', 'Armenian soldiers killed 2020'],
  ...['helicoptr', 'Stepanakert', 'refugees', 'Azerbaijan’s losses'],
];

const database = await startDatabase();
const { addresses } = database;
const reader = openDatabase(addresses.reader, { max: 4, name: 'bench search' });

/** Copies of shipped questions and figures under new ids, with places, years and numbers of their own. */
async function addFigures(count: number): Promise<void> {
  const owner = postgres(addresses.owner, { max: 1, onnotice: () => {} });
  await owner.unsafe(`
    do $$
    declare
      last ledger.entries%rowtype;
      from_row ledger.entries%rowtype;
      copied jsonb;
      made text;
      asked text;
      n integer := 0;
      turns ledger.entries[] := array(select e from ledger.entries as e where kind = 'figure' order by position);
      questions ledger.entries[] := array(select e from ledger.entries as e where kind = 'question' order by position);
      towns text[] := array['Arden','Belmar','Corvo','Dunmere','Elsin','Farrow','Galt','Hestia','Ilmen','Jorvik','Kessel','Lorne','Marlow','Norrland','Orsha','Pellan','Quorn','Rhosyn','Selby','Tarnow'];
    begin
      select * into last from ledger.entries order by position desc limit 1;
      while n < ${count} loop
        if n % 10 = 0 then
          asked := 'made-question-' || n / 10;
          from_row := questions[1 + n / 10 % array_length(questions, 1)];
          copied := jsonb_set(jsonb_set(from_row.record::jsonb, '{body,id}', to_jsonb(asked)), '{body,title}',
            to_jsonb((from_row.record::jsonb #>> '{body,title}') || ', ' || towns[1 + n / 10 % 20] || ' ' || n / 200));
          last.fingerprint := encode(sha256(convert_to(last.fingerprint || E'\\n' || copied::text, 'UTF8')), 'hex');
          insert into ledger.entries select last.position + 1, 'question', asked, last.recorded_at, 'bench', 'bench', copied::text, e.fingerprint, last.fingerprint
            from ledger.entries e order by position desc limit 1;
          last.position := last.position + 1;
          insert into ledger.questions select (jsonb_populate_record(null::ledger.questions,
            copied->'body' || jsonb_build_object('position', last.position))).*;
        end if;
        from_row := turns[1 + n % array_length(turns, 1)];
        made := 'MADE' || lpad(n::text, 6, '0');
        copied := from_row.record::jsonb || '{}';
        copied := jsonb_set(jsonb_set(jsonb_set(jsonb_set(copied, '{figure,id}', to_jsonb(made)), '{figure,value}', to_jsonb(n * 7 % 90001)),
          '{figure,period,edtf}', to_jsonb((1950 + n % 75)::text)), '{body,id}', to_jsonb(made));
        last.fingerprint := encode(sha256(convert_to(last.fingerprint || E'\\n' || copied::text, 'UTF8')), 'hex');
        insert into ledger.entries select last.position + 1, 'figure', made, last.recorded_at, 'bench', 'bench', copied::text, e.fingerprint, last.fingerprint
          from ledger.entries e order by position desc limit 1;
        last.position := last.position + 1;
        insert into ledger.figures select made, last.position, conflict, asked, claimant, (1950 + n % 75)::text, null, null, 'year'
          from ledger.figures where id = from_row.subject;
        insert into ledger.figure_versions (figure, version, position, affected, affected_basis, as_of, value, qualifier, basis, in_words)
          values (made, 1, last.position, 'azerbaijan', 'stated', '2020', n * 7 % 90001, 'none', 'claim', false);
        n := n + 1;
      end loop;
    end $$`);
  await owner.unsafe('analyze');
  await owner.end();
}

async function measure(name: string): Promise<void> {
  const { position } = (await getHead(reader.db)) ?? { position: 0 };
  console.log(`\n${name}, position ${position}`);
  for (const query of QUERIES) {
    await search(reader.db, position, query);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      await search(reader.db, position, query);
      times.push(performance.now() - began);
    }
    const sorted = times.toSorted((a, b) => a - b);
    console.log(
      `${query.padEnd(34)} ${median(times).toFixed(1).padStart(7)} ms, at most ${sorted.at(-1)?.toFixed(1)} ms`,
    );
  }
}

try {
  await replayShipped(addresses.appender);
  await measure('The shipped ledger');
  const began = performance.now();
  await addFigures(FIGURES);
  console.log(`\n${FIGURES} figures made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await measure(`${FIGURES} figures more`);
  const plan = await reader.sql<{ 'QUERY PLAN': string }[]>`
    explain (analyze, timing off) select position from search.documents as document,
      phraseto_tsquery('pg_catalog.english', search.fold('helicopters')) as query
    where words @@ query`;
  console.log(`\n${plan.map((line) => line['QUERY PLAN']).join('\n')}`);
} finally {
  await reader.close();
  await database.stop();
}
