import { and, desc, eq, lt } from 'drizzle-orm';
import type { EntryBodies } from '@/ledger/entry';
import type { FigureSource, FigureVersion, Party } from '@/ledger/figure';
import { parsePeriod } from '@/ledger/period';
import { parseRecord } from '@/ledger/record';
import { pickDescription } from '@/ledger/source-description';
import type { Database } from '../client';
import { holdsFigure } from '../queries/stored-figure';
import { entries } from '../schema/entries';
import { findSource, requireSubject } from './subjects';

type FigureBody = EntryBodies['figure'];

/**
 * The newest state of a figure as it was exported, or null where the id is not given out.
 * @param before only states below this position; left out, the head of the ledger counts
 */
export async function findNewestVersion(
  db: Database,
  id: string,
  before?: number,
): Promise<FigureVersion | null> {
  const [row] = await db
    .select({ record: entries.record })
    .from(entries)
    .where(
      and(
        eq(entries.subject, id),
        holdsFigure,
        before === undefined ? undefined : lt(entries.position, before),
      ),
    )
    .orderBy(desc(entries.position))
    .limit(1);
  return row ? parseRecord(row.record).figure : null;
}

/**
 * What a further version may not change: whose answer to which question, for which period. Whom we had
 * wrongly named as its claimant is corrected, so that whoever cites the figure finds the correction.
 */
function refuseOtherIdentity(body: FigureBody, last: FigureVersion): void {
  const kept: [string, string | null, string | null][] = [
    ['question', body.question, last.question.id],
    ['period', body.period, last.period.edtf],
  ];
  if (body.change?.kind !== 'our error') kept.push(['claimant', body.claimant, last.claimant.id]);
  if (body.change?.kind !== 'publisher revised') kept.push(['as_of', body.as_of, last.as_of]);
  for (const [name, now, before] of kept) {
    if (now !== before) {
      throw new Error(
        `version ${body.version} says ${name} "${now}", version ${last.version} says "${before}": that is another figure; append it under an id of its own`,
      );
    }
  }
}

async function refuseWrongVersion(db: Database, body: FigureBody): Promise<void> {
  const last = await findNewestVersion(db, body.id);
  const expected = last ? last.version + 1 : 1;
  if (body.version !== expected) {
    throw new Error(`version ${body.version} does not follow: the next one is ${expected}`);
  }
  if (!last) return;
  if (last.status === 'withdrawn') {
    throw new Error('the figure is withdrawn; a new figure replaces it, not a further version');
  }
  refuseOtherIdentity(body, last);
}

async function resolveParty(db: Database, id: string): Promise<Party> {
  const party = await requireSubject(db, 'party', id);
  return { id: party.id, name: party.name, side: party.side };
}

/** Who signed a document, as its entry has it: the row beside it has the names alone. */
async function readAuthor(db: Database, position: number): Promise<FigureSource['author']> {
  const [row] = await db
    .select({ record: entries.record })
    .from(entries)
    .where(eq(entries.position, position));
  const entry = row && parseRecord(row.record).entry;
  if (entry?.kind !== 'source') throw new Error(`entry ${position} is not of a source`);
  return entry.body.author;
}

async function resolveSource(
  db: Database,
  ref: FigureBody['sources'][number],
): Promise<FigureSource> {
  const row = await findSource(db, ref.source, ref.state);
  if (!row) {
    throw new Error(
      `no source "${ref.source}" in state ${ref.state} is in the ledger; append it first`,
    );
  }
  return {
    id: row.id,
    state: row.state,
    publisher: row.publisher,
    title: row.title,
    author: await readAuthor(db, row.position),
    date: row.date,
    url: row.url,
    archived_url: row.archived_url,
    accessed: row.accessed,
    licence: row.licence,
    read_as: row.read_as,
    identified_from_wording: row.identified_from_wording,
    ...pickDescription(row),
  };
}

async function resolveQuestion(db: Database, id: string) {
  const question = await requireSubject(db, 'question', id);
  const [conflict, measure, phase] = await Promise.all([
    requireSubject(db, 'conflict', question.conflict),
    requireSubject(db, 'measure', question.measure),
    question.phase === null ? null : requireSubject(db, 'phase', question.phase),
  ]);
  return {
    conflict: { id: conflict.id, slug: conflict.slug, name: conflict.name },
    phase: phase && { id: phase.id, name: phase.name },
    question: {
      id: question.id,
      title: question.title,
      scope: question.scope,
      ucdp_conflict_id: question.ucdp_conflict_id,
    },
    measure: {
      id: measure.id,
      name: measure.name,
      unit: measure.unit,
      family: measure.family,
      accumulation: measure.accumulation,
    },
  };
}

async function resolveClaimant(db: Database, id: string): Promise<FigureVersion['claimant']> {
  const row = await requireSubject(db, 'claimant', id);
  const party = row.party === null ? null : await resolveParty(db, row.party);
  return { id: row.id, name: row.name, kind: row.kind, party };
}

/**
 * A figure's version with every name as it is at this moment: what its record keeps.
 * @throws Error naming what the ledger does not hold, or what a further version may not change
 */
export async function resolveFigure(db: Database, body: FigureBody): Promise<FigureVersion> {
  await refuseWrongVersion(db, body);
  // Asked together, they travel together: a log of thousands is replayed in a fraction of the time.
  const [named, affected, claimant, relay, sources] = await Promise.all([
    resolveQuestion(db, body.question),
    resolveParty(db, body.affected),
    resolveClaimant(db, body.claimant),
    body.relayed_by === null ? null : requireSubject(db, 'claimant', body.relayed_by),
    Promise.all(body.sources.map((ref) => resolveSource(db, ref))),
  ]);
  return {
    ...named,
    id: body.id,
    version: body.version,
    status: 'current',
    affected,
    affected_basis: body.affected_basis,
    counted: body.counted,
    claimant,
    stance: body.stance,
    relayed_by: relay && { id: relay.id, name: relay.name, kind: relay.kind },
    value: body.value,
    low: body.low,
    high: body.high,
    qualifier: body.qualifier,
    basis: body.basis,
    in_words: body.in_words,
    wording: body.wording,
    period: parsePeriod(body.period),
    as_of: body.as_of,
    sources,
    note: body.note,
    computation: body.computation,
    change: body.change,
    withdrawal: null,
  };
}

/** The tombstone of a figure: its last version, with why it was withdrawn and what replaces it. */
export async function resolveWithdrawal(
  db: Database,
  body: EntryBodies['withdrawal'],
): Promise<FigureVersion> {
  const last = await findNewestVersion(db, body.figure);
  if (!last) throw new Error(`no figure "${body.figure}" is in the ledger`);
  if (last.status === 'withdrawn') throw new Error(`figure ${body.figure} is withdrawn already`);
  if (body.replacement !== null && !(await findNewestVersion(db, body.replacement))) {
    throw new Error(`no figure "${body.replacement}" is in the ledger to replace ${body.figure}`);
  }
  const { reason, words, replacement } = body;
  return { ...last, status: 'withdrawn', withdrawal: { reason, words, replacement } };
}
