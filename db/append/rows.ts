import { formatAuthors } from '@/ledger/author';
import type { Entry, EntryBodies } from '@/ledger/entry';
import { subjectOf } from '@/ledger/entry-name';
import { parsePeriod } from '@/ledger/period';
import type { EntryRecord } from '@/ledger/record';
import type { Database } from '../client';
import { type LedgerRow, ROW_TABLES } from '../schema/tables';

function listFigureRows(
  position: number,
  body: EntryBodies['figure'],
  conflict: string,
): LedgerRow[] {
  const { start, end, precision } = parsePeriod(body.period);
  const first: LedgerRow[] =
    body.version > 1
      ? []
      : [
          {
            table: 'figures',
            values: {
              id: body.id,
              position,
              conflict,
              question: body.question,
              claimant: body.claimant,
              period: body.period,
              period_start: start,
              period_end: end,
              period_precision: precision,
            },
          },
        ];
  const version: LedgerRow = {
    table: 'figure_versions',
    values: {
      ...body,
      figure: body.id,
      position,
      change: body.change?.kind ?? null,
      change_reason: body.change?.reason ?? null,
      change_evidence: body.change?.evidence ?? null,
    },
  };
  const sources = body.sources.map(
    (ref, index): LedgerRow => ({
      table: 'figure_sources',
      values: {
        figure: body.id,
        version: body.version,
        place: index + 1,
        position,
        source: ref.source,
        state: ref.state,
      },
    }),
  );
  return [...first, version, ...sources];
}

function toEventRow(position: number, body: EntryBodies['event']): LedgerRow {
  const { start, end } = parsePeriod(body.date);
  return { table: 'events', values: { ...body, position, date_start: start, date_end: end } };
}

function toPhaseRow(position: number, body: EntryBodies['phase']): LedgerRow {
  const { start, end } = parsePeriod(body.period);
  return { table: 'phases', values: { ...body, position, period_start: start, period_end: end } };
}

/** What an entry's own row says beside its record: the same, for look-ups. */
export function toEntryColumns(entry: Entry) {
  return {
    position: entry.position,
    kind: entry.kind,
    subject: subjectOf(entry),
    recorded_at: new Date(entry.recorded_at),
    recorded_by: entry.recorded_by,
    why: entry.why,
  };
}

/**
 * The rows that belong to an entry, those of `changes` apart: what is written beside it, and what
 * `verify` looks for. They follow from its record alone.
 */
export function listRows({ entry, figure }: EntryRecord): LedgerRow[] {
  const { position, kind, body } = entry;
  switch (kind) {
    case 'measure':
      return [{ table: 'measures', values: { ...body, position } }];
    case 'party':
      return [{ table: 'parties', values: { ...body, position } }];
    case 'conflict':
      return [{ table: 'conflicts', values: { ...body, position } }];
    case 'phase':
      return [toPhaseRow(position, body)];
    case 'place':
      return [{ table: 'places', values: { ...body, position } }];
    case 'claimant':
      return [{ table: 'claimants', values: { ...body, position } }];
    case 'source':
      return [
        {
          table: 'sources',
          // For people and searches; who is whom stands in the record.
          values: { ...body, author: body.author && formatAuthors(body.author), position },
        },
      ];
    case 'event':
      return [toEventRow(position, body)];
    case 'question':
      return [{ table: 'questions', values: { ...body, position } }];
    case 'relation':
      return [{ table: 'relations', values: { ...body, position } }];
    case 'withdrawal':
      return [{ table: 'withdrawals', values: { ...body, position } }];
    case 'release':
      return [{ table: 'releases', values: { ...body, position } }];
    case 'import':
      return [{ table: 'imports', values: { ...body, position } }];
    case 'figure':
      if (figure === null) throw new Error(`figure ${body.id} was not resolved`);
      return listFigureRows(position, body, figure.conflict.id);
  }
}

/** Queries that write rows, in their order: one that names another comes after it. */
export function prepareRows(db: Database, rows: LedgerRow[]) {
  return rows.map(({ table, values }) => db.insert(ROW_TABLES[table]).values(values));
}
