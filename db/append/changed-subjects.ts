import { and, eq, lt, or } from 'drizzle-orm';
import type { Entry } from '@/ledger/entry';
import type { FigureVersion } from '@/ledger/figure';
import type { Database } from '../client';
import { relations } from '../schema/relations';
import { findNewestVersion } from './resolve';
import { findSource, findSubject } from './subjects';

/** Every page shows something of it, or may: what a changed definition does. */
const EVERYTHING = ['*'];

/**
 * The figures that stand in a relation to this one: their pages show it. Those under the same
 * question do too, but their pages depend on the question as well.
 */
async function listRelated(db: Database, figure: FigureVersion, before: number): Promise<string[]> {
  // A relation names figures that are there: none stands before a figure's first version.
  if (figure.version === 1 && figure.status === 'current') return [];
  const related = await db
    .select({ figure: relations.figure, other: relations.other })
    .from(relations)
    .where(
      and(
        lt(relations.position, before),
        or(eq(relations.figure, figure.id), eq(relations.other, figure.id)),
      ),
    );
  return related.flatMap((row) => [row.figure, row.other]);
}

async function listFigureChanges(
  db: Database,
  figure: FigureVersion,
  before: number,
): Promise<string[]> {
  const related = await listRelated(db, figure, before);
  return [
    `figure:${figure.id}`,
    ...related.map((id) => `figure:${id}`),
    `question:${figure.question.id}`,
    `conflict:${figure.conflict.id}`,
    `claimant:${figure.claimant.id}`,
    ...(figure.relayed_by ? [`claimant:${figure.relayed_by.id}`] : []),
    ...figure.sources.map((source) => `source:${source.id}`),
  ];
}

async function listChangesOf(db: Database, id: string, before: number): Promise<string[]> {
  const figure = await findNewestVersion(db, id, before);
  return figure ? listFigureChanges(db, figure, before) : [];
}

async function isKnown(db: Database, entry: Entry): Promise<boolean> {
  const { kind, body, position } = entry;
  if (kind === 'source') return (await findSource(db, body.id, body.state, position)) !== null;
  if (kind === 'figure' || kind === 'relation' || kind === 'withdrawal') return false;
  if (kind === 'release') return false;
  if (kind === 'import') return false;
  return (await findSubject(db, kind, body.id, position)) !== null;
}

async function listSubjects(
  db: Database,
  entry: Entry,
  figure: FigureVersion | null,
): Promise<string[]> {
  const { kind, body, position } = entry;
  switch (kind) {
    case 'measure':
    case 'party':
    case 'conflict':
    case 'claimant':
    case 'source':
      return [`${kind}:${body.id}`];
    case 'phase':
    case 'place':
    case 'event':
    case 'question':
      return [`${kind}:${body.id}`, `conflict:${body.conflict}`];
    case 'relation':
      return [
        ...(await listChangesOf(db, body.figure, position)),
        ...(await listChangesOf(db, body.other, position)),
      ];
    case 'figure':
    case 'withdrawal':
      return figure ? listFigureChanges(db, figure, position) : [];
    case 'release':
      return [`release:${body.name}`, 'releases'];
    case 'import':
      return [`dataset:${body.dataset}`];
  }
}

/**
 * The subjects whose pages an entry changes, each once, from what stands before it in the ledger: a
 * subject that is there already is being redefined, which every page may show.
 */
export async function listChangedSubjects(
  db: Database,
  entry: Entry,
  figure: FigureVersion | null,
): Promise<string[]> {
  const own = await listSubjects(db, entry, figure);
  const all = (await isKnown(db, entry)) ? [...own, ...EVERYTHING] : own;
  return [...new Set(all)];
}
