import type { Entry, EntryBodies } from '../../figures/entry';
import type { FigureVersion } from '../../figures/figure';
import { parsePeriod } from '../../figures/period';
import type { Database } from '../client';
import { claimants } from '../schema/claimants';
import { conflicts } from '../schema/conflicts';
import { events } from '../schema/events';
import { figureSources } from '../schema/figure-sources';
import { figureVersions } from '../schema/figure-versions';
import { figures } from '../schema/figures';
import { measures } from '../schema/measures';
import { parties } from '../schema/parties';
import { phases } from '../schema/phases';
import { places } from '../schema/places';
import { questions } from '../schema/questions';
import { relations } from '../schema/relations';
import { sources } from '../schema/sources';
import { withdrawals } from '../schema/withdrawals';
import { findNewestVersion } from './resolve';
import { findSource, requireSubject } from './subjects';

async function insertFigure(
  db: Database,
  position: number,
  body: EntryBodies['figure'],
  figure: FigureVersion,
): Promise<void> {
  if (body.version === 1) {
    await db.insert(figures).values({
      id: body.id,
      position,
      conflict: figure.conflict.id,
      question: body.question,
      claimant: body.claimant,
      period: body.period,
      period_start: figure.period.start,
      period_end: figure.period.end,
      period_precision: figure.period.precision,
    });
  }
  await db.insert(figureVersions).values({
    ...body,
    figure: body.id,
    position,
    change: body.change?.kind ?? null,
    change_reason: body.change?.reason ?? null,
    change_evidence: body.change?.evidence ?? null,
  });
  await db.insert(figureSources).values(
    body.sources.map((ref, index) => ({
      figure: body.id,
      version: body.version,
      place: index + 1,
      position,
      ...ref,
    })),
  );
}

async function insertEvent(db: Database, position: number, body: EntryBodies['event']) {
  await requireSubject(db, 'conflict', body.conflict);
  if (body.phase !== null) await requireSubject(db, 'phase', body.phase);
  for (const place of body.places) await requireSubject(db, 'place', place);
  for (const ref of body.sources) {
    if (!(await findSource(db, ref.source, ref.state))) {
      throw new Error(`no source "${ref.source}" in state ${ref.state} is in the ledger`);
    }
  }
  const { start, end } = parsePeriod(body.date);
  await db.insert(events).values({ ...body, position, date_start: start, date_end: end });
}

async function insertQuestion(db: Database, position: number, body: EntryBodies['question']) {
  await requireSubject(db, 'conflict', body.conflict);
  await requireSubject(db, 'measure', body.measure);
  if (body.phase !== null) await requireSubject(db, 'phase', body.phase);
  if (body.event !== null) await requireSubject(db, 'event', body.event);
  if (body.affected !== null) await requireSubject(db, 'party', body.affected);
  await db.insert(questions).values({ ...body, position });
}

async function insertPhase(db: Database, position: number, body: EntryBodies['phase']) {
  await requireSubject(db, 'conflict', body.conflict);
  if (body.part_of !== null) await requireSubject(db, 'phase', body.part_of);
  const { start, end } = parsePeriod(body.period);
  await db.insert(phases).values({ ...body, position, period_start: start, period_end: end });
}

async function insertRelation(db: Database, position: number, body: EntryBodies['relation']) {
  for (const id of [body.figure, body.other]) {
    if (!(await findNewestVersion(db, id))) throw new Error(`no figure "${id}" is in the ledger`);
  }
  if (body.figure === body.other) throw new Error('a figure stands in no relation to itself');
  await db.insert(relations).values({ ...body, position });
}

async function insertParty(db: Database, position: number, body: EntryBodies['party']) {
  for (const member of body.members) await requireSubject(db, 'party', member);
  await db.insert(parties).values({ ...body, position });
}

async function insertConflict(db: Database, position: number, body: EntryBodies['conflict']) {
  for (const party of body.parties) await requireSubject(db, 'party', party);
  await db.insert(conflicts).values({ ...body, position });
}

/**
 * Writes the rows of an entry's own table. What it names must be in the ledger already.
 * @param figure the resolved figure, for entries of kind `figure`
 * @throws Error naming what is missing
 */
export async function insertRows(
  db: Database,
  entry: Entry,
  figure: FigureVersion | null,
): Promise<void> {
  const { position, kind, body } = entry;
  switch (kind) {
    case 'measure':
      await db.insert(measures).values({ ...body, position });
      return;
    case 'party':
      return insertParty(db, position, body);
    case 'conflict':
      return insertConflict(db, position, body);
    case 'phase':
      return insertPhase(db, position, body);
    case 'place':
      await requireSubject(db, 'conflict', body.conflict);
      await db.insert(places).values({ ...body, position });
      return;
    case 'claimant':
      if (body.party !== null) await requireSubject(db, 'party', body.party);
      await db.insert(claimants).values({ ...body, position });
      return;
    case 'source':
      await db.insert(sources).values({ ...body, position });
      return;
    case 'event':
      return insertEvent(db, position, body);
    case 'question':
      return insertQuestion(db, position, body);
    case 'relation':
      return insertRelation(db, position, body);
    case 'withdrawal':
      await db.insert(withdrawals).values({ ...body, position });
      return;
    case 'figure':
      if (figure === null) throw new Error(`figure ${body.id} was not resolved`);
      return insertFigure(db, position, body, figure);
  }
}
