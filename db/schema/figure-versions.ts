import { boolean, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { AFFECTED_BASES, BASES, CHANGES, QUALIFIERS, STANCES } from '../../ledger/vocabulary';
import { entries } from './entries';
import { figures } from './figures';
import { ledger, oneOf, wholeNumber, withinSafeRange } from './ledger';

/**
 * The states of a figure. Values are whole numbers within 2^53 in the measure's unit; null is unknown.
 * There is no check that low <= value <= high: published data breaks it, and is kept as published.
 */
export const figureVersions = ledger.table(
  'figure_versions',
  {
    figure: text('figure')
      .notNull()
      .references(() => figures.id),
    version: integer('version').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    stance: text('stance', { enum: STANCES }),
    relayed_by: text('relayed_by'),
    affected: text('affected').notNull(),
    affected_basis: text('affected_basis', { enum: AFFECTED_BASES }).notNull(),
    counted: text('counted'),
    as_of: text('as_of').notNull(),
    value: wholeNumber('value'),
    low: wholeNumber('low'),
    high: wholeNumber('high'),
    qualifier: text('qualifier', { enum: QUALIFIERS }).notNull(),
    basis: text('basis', { enum: BASES }).notNull(),
    in_words: boolean('in_words').notNull(),
    wording: text('wording'),
    note: text('note'),
    computation: text('computation'),
    change: text('change', { enum: CHANGES }),
    change_reason: text('change_reason'),
    change_evidence: text('change_evidence'),
  },
  (table) => [
    primaryKey({ columns: [table.figure, table.version] }),
    oneOf('figure_versions_stance', table.stance, STANCES),
    oneOf('figure_versions_affected_basis', table.affected_basis, AFFECTED_BASES),
    oneOf('figure_versions_qualifier', table.qualifier, QUALIFIERS),
    oneOf('figure_versions_basis', table.basis, BASES),
    oneOf('figure_versions_change', table.change, CHANGES),
    withinSafeRange('figure_versions_value', table.value),
    withinSafeRange('figure_versions_low', table.low),
    withinSafeRange('figure_versions_high', table.high),
  ],
);
