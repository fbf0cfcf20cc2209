import { type SQL, sql } from 'drizzle-orm';
import type { Concept } from '@/ledger/search/concepts';
import { MEASURE_FAMILIES } from '@/ledger/vocabulary';
import type { Database } from '../client';

/** A question that holds some of what is asked for; its figures best first. */
export type RankedQuestion = { question: string; score: number; figures: string[] };
/** Another subject that does: a claimant, a source, an event. */
export type RankedSubject = { kind: string; id: string; score: number };

export type Ranking = {
  questions: RankedQuestion[];
  subjects: RankedSubject[];
  /** The places in the list of concepts that nothing holds at this position. */
  unknown: number[];
};

/** What a word is worth by its place in a document: in a note, in words beside, in what is said, in the name. */
const WEIGHTS = '{0.1, 0.3, 0.6, 1}';
/** What Postgres' `ts_rank` gives one word of the highest weight. */
const ONE_WORD = 0.6079271;
/** A synonym, for the word itself. */
const SYNONYM = 0.95;
/** What is found in several places adds up as chances do, so that no place counts twice in full. */
const JOINED = sql`1 - exp(sum(ln(1 - least(strength, 0.95))))`;
/** How fast a weaker place falls off: with 1, a word beside is worth three tenths of the name. */
const FALL = 0.7;
/** Questions that are looked at figure by figure. */
const LOOKED_AT = 100;
/** A result that has less than this part of what the best one has is left out. */
const LEAST = 0.4;

/** @returns JSON: a row for what was typed, and one for each phrase that means the same */
function describeConcepts(concepts: readonly Concept[]): string {
  return JSON.stringify(
    concepts.flatMap(({ words, alike, weight, isQuoted, isParty }, place) =>
      [words, ...alike].map((phrase, index) => ({
        ...{ place, weight, phrase, factor: index === 0 ? 1 : SYNONYM },
        ...{ quoted: isQuoted, party: isParty },
      })),
    ),
  );
}

const STRENGTH = sql`factor * least(1, ts_rank(${WEIGHTS}::float4[], words, query) / ${ONE_WORD}::float)`;

function isNewest(position: number): SQL {
  return sql`position <= ${position} and not exists (
    select from search.documents as newer
    where newer.kind = document.kind and newer.subject = document.subject
      and newer.position > document.position and newer.position <= ${position})`;
}

/** Of each subject the newest document up to a position, where it holds something that is asked for. */
function findHits(concepts: readonly Concept[], position: number): SQL {
  return sql`
    asked as materialized (
      select place, weight, quoted, party, factor, query
      from jsonb_to_recordset(${describeConcepts(concepts)}::text::jsonb)
        as concept(place int, weight float, quoted boolean, party boolean, factor float, phrase text),
        phraseto_tsquery('pg_catalog.english', search.fold(phrase)) as query
      where numnode(query) > 0),
    hits as materialized (
      select kind, id, place, bool_or(party) as party, max(${STRENGTH}) as strength
      from asked join search.documents as document on words @@ query
      where kind <> 'figure' and ${isNewest(position)}
      group by kind, id, place),
    figure_hits as materialized (
      select min(id) as id, min(question) as question, place, max(${STRENGTH}) as strength
      from asked join search.documents as document on words @@ query
      where kind = 'figure' and ${isNewest(position)}
      group by position, place)`;
}

/** What a question is found by beside its own words: what it counts, when, where and whom. */
function findContext(position: number): SQL {
  const newest = (table: string) => sql`
    (select distinct on (id) * from ${sql.identifier('ledger')}.${sql.identifier(table)}
     where position <= ${position} order by id, position desc)`;
  return sql`
    question_rows as materialized ${newest('questions')},
    phase_rows as materialized ${newest('phases')},
    event_rows as materialized ${newest('events')},
    -- An event is found by its places as well.
    event_hits as materialized (
      select id, place, bool_or(party) as party, max(strength) as strength from (
        select id, place, party, strength from hits where kind = 'event'
        union all
        select event.id, place, party, strength * 0.9 from event_rows as event
        join hits on hits.kind = 'place' and hits.id = any(event.places)) as listed
      group by id, place),
    links as (
      select question.id as question, link.kind, link.id, link.share
      from question_rows as question
      left join phase_rows as phase on phase.id = question.phase
      cross join lateral (values
        ('question', question.id, 0.85), ('measure', question.measure, 0.5), ('phase', question.phase, 0.7),
        ('phase', phase.part_of, 0.2), ('conflict', question.conflict, 0.1), ('party', question.affected, 0.6)
      ) as link(kind, id, share)),
    context as materialized (
      select question, place, ${JOINED} as strength from (
        -- A side is asked for as the one that suffered: a phase's name has both.
        select question, place, strength * share * case when party and kind = 'phase' then 0.1 else 1 end as strength
        from links join hits using (kind, id)
        union all
        select question.id, place, strength * case when question.event = event.id then 0.6 else 0.2 end
          * case when party then 0.1 else 1 end
        from event_hits join event_rows as event using (id)
        join question_rows as question on question.event = event.id or question.phase = event.phase) as listed
      group by question, place)`;
}

/** What a figure is found by beside its question: its own words, and who says it. */
function findOwn(position: number): SQL {
  return sql`
    claimant_rows as (
      select distinct on (id) id, party from ledger.claimants
      where position <= ${position} order by id, position desc),
    claimant_hits as (
      select id, place, strength * 0.8 as strength from hits where kind = 'claimant'
      union all
      select claimant.id, place, strength * 0.3 from claimant_rows as claimant
      join hits on hits.kind = 'party' and hits.id = claimant.party),
    own as (
      select id, question, place, strength from figure_hits
      union all
      select figure.id, question, place, strength from claimant_hits
      join ledger.figures as figure on figure.claimant = claimant_hits.id
      where figure.position <= ${position})`;
}

/**
 * A thing that few questions hold says more of what is looked for than one that all of them do. What
 * the figures of a question hold together is the most that one of them can hold: those with the most
 * of it are looked at figure by figure.
 */
const SCORES = sql`
  spread as materialized (
    select question, place, max(strength) as strength from (
      select question, place, strength from context union all select question, place, strength from own) as listed
    group by question, place),
  worth as materialized (
    select place, weight * ln(2 + (select count(*) from question_rows)::float / (1 + coalesce(questions, 0))) as worth, quoted
    from (select place, max(weight) as weight, bool_or(quoted) as quoted from asked group by place) as places
    left join (select place, count(*) as questions from spread group by place) as counted using (place)),
  wanted as (select count(*) filter (where quoted) as quotes from worth),
  candidates as materialized (
    select question from spread join worth using (place) group by question
    having count(*) filter (where quoted) = (select quotes from wanted)
    order by sum(worth * power(strength, ${FALL}::float)) desc, question limit ${LOOKED_AT}),
  candidate_own as materialized (select own.* from own join candidates using (question)),
  figure_scores as materialized (
    select id, question, sum(worth * power(strength, ${FALL}::float)) as score, count(*) filter (where quoted) as quotes
    from (
      select id, question, place, max(strength) as strength from (
        select id, question, place, strength from candidate_own
        union all
        select found.id, question, place, strength
        from (select distinct id, question from candidate_own) as found join context using (question)) as listed
      group by id, question, place) as strengths join worth using (place)
    group by id, question),
  question_scores as (
    select question, sum(worth * power(strength, ${FALL}::float)) as score, count(*) filter (where quoted) as quotes
    from candidates join context using (question) join worth using (place) group by question),
  ranked as materialized (
    select question, max(score) as score from (
      select question, score, quotes from figure_scores
      union all select question, score, quotes from question_scores) as listed
    where quotes = (select quotes from wanted) group by question)`;

/**
 * What holds most of what a query asks for, best first: any part of it may be missing.
 * @param most at most so many questions, and so many other subjects
 */
export async function rankQuestions(
  db: Database,
  position: number,
  concepts: readonly Concept[],
  most: number,
): Promise<Ranking> {
  const [row] = await db.execute<Ranking>(sql`
    with ${findHits(concepts, position)}, ${findContext(position)}, ${findOwn(position)}, ${SCORES},
    best_questions as (
      select row_number() over (
          order by round(score::numeric, 1) desc, family.turn, counted.figures desc, question_rows.position) as turn,
        question, score,
        (select coalesce(jsonb_agg(id order by round(figure_scores.score::numeric, 2) desc, figure.position), '[]')
         from figure_scores join ledger.figures as figure using (id)
         where figure_scores.question = ranked.question) as figures
      from ranked join question_rows on question_rows.id = ranked.question
      -- Of equals, persons come before things, and what several answer before what one does.
      cross join lateral (
        select array_position(${`{${MEASURE_FAMILIES.join(',')}}`}::text[], family) as turn from ledger.measures
        where id = question_rows.measure and position <= ${position} order by position desc limit 1) as family
      cross join lateral (
        select count(*) as figures from ledger.figures
        where figures.question = ranked.question and position <= ${position}) as counted
      where score >= ${LEAST} * (select max(score) from ranked)
      order by turn limit ${most}),
    subject_scores as (
      select kind, id, sum(worth * power(strength, ${FALL}::float)) as score from (
        select kind, id, place, strength from hits where kind in ('claimant', 'source')
        union all select 'event', id, place, strength from event_hits) as listed
      join worth using (place) group by kind, id
      having count(*) filter (where quoted) = (select quotes from wanted)),
    best_subjects as (
      select kind, id, score from subject_scores
      where score >= ${LEAST} * greatest((select max(score) from ranked), (select max(score) from subject_scores))
      order by score desc, id collate "C" limit ${most})
    select
      (select coalesce(jsonb_agg(to_jsonb(best_questions) order by turn), '[]') from best_questions) as questions,
      (select coalesce(jsonb_agg(to_jsonb(best_subjects) order by score desc), '[]') from best_subjects) as subjects,
      (select coalesce(jsonb_agg(place order by place), '[]') from (
        select place from asked
        except (select place from hits union select place from figure_hits)) as listed) as unknown`);
  if (!row) throw new Error('the ranking gave no row');
  return row;
}
