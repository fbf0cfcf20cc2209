import type { EntryKind } from '@/ledger/entry';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';
import type { InputDocument } from '../input/input-file';
import type { ConflictSheet } from './conflict-schema';
import type { SheetRow } from './read-sheet';
import type { SheetColumnName } from './sheet-columns';

/** A `conflict.yaml` of right form, with the place of everything in it. */
export type Sheet = { said: ConflictSheet; document: InputDocument; id: string };

/** What `nameOf` and `refuse` of a document are called in `conflict.yaml`. */
const FIELD_NAMES: Record<string, string> = {
  part_of: 'part of',
  used_by: 'used by',
  url: 'address',
  archived_url: 'archived',
  read_as: 'read as',
  period: 'dates',
};

/** An entry that something in `conflict.yaml` becomes: what is wrong with it is told there. */
export function draftOfSheet(
  { document }: Sheet,
  path: readonly PropertyKey[],
  kind: EntryKind,
  body: Record<string, unknown>,
): Draft {
  const refuse = (
    [, field, ...rest]: readonly PropertyKey[],
    message: string,
    fix: string,
  ): Problem => {
    const own = field === undefined ? [] : [FIELD_NAMES[String(field)] ?? field, ...rest];
    return document.refuse([...path, ...own], message, fix);
  };
  return { kind, body, document: { ...document, value: { kind, body }, refuse } };
}

const COLUMN_OF: Record<string, SheetColumnName> = {
  question: 'what',
  affected: 'who',
  value: 'value',
  low: 'low',
  high: 'high',
  qualifier: 'value',
  wording: 'words',
  period: 'from',
  as_of: 'as of',
  claimant: 'says',
  relayed_by: 'relayed by',
  sources: 'source',
  title: 'source',
  publisher: 'address',
  url: 'address',
  phase: 'phase',
  counted: 'counted',
  basis: 'basis',
  note: 'note',
};

/** An entry that a row of `figures.csv` becomes. */
export function draftOfRow(row: SheetRow, kind: EntryKind, body: Record<string, unknown>): Draft {
  return {
    kind,
    body,
    document: {
      file: row.file,
      entry: row.number,
      value: { kind, body },
      refuse: ([, field], message, fix) =>
        row.refuse(COLUMN_OF[String(field)] ?? 'what', message, fix),
    },
  };
}
