import type { FieldChange } from './correction';
import type { Entry } from './entry';
import type { Change } from './vocabulary';

/** An entry with the fingerprint that it has in the ledger. */
export type SealedEntry = { entry: Entry; fingerprint: string };

/**
 * How what figures name was recorded anew: a question, a document, a phase, how two figures stand to
 * each other. `from` is the entry that held before.
 */
export type RecordCorrection = {
  from: Entry;
  to: Entry;
  fingerprint: string;
  kind: Change;
  reason: string;
  evidence: string | null;
  fields: FieldChange[];
};

/** What an entry is about, so that a later one of the same replaces it. */
function identify({ kind, body }: Entry): string | null {
  switch (kind) {
    case 'figure':
    case 'withdrawal':
    case 'release':
    case 'import':
      return null;
    case 'source':
      return `source ${body.id} ${body.state}`;
    case 'relation':
      return `relation ${[body.figure, body.other].sort().join(' ')}`;
    default:
      return `${kind} ${body.id}`;
  }
}

function sayValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function listFieldChanges(from: Entry, to: Entry): FieldChange[] {
  const before: Record<string, unknown> = { ...from.body };
  const after: Record<string, unknown> = { ...to.body };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({
      field: field.replaceAll('_', ' '),
      from: sayValue(before[field]),
      to: sayValue(after[field]),
    }))
    .filter((change) => change.from !== change.to);
}

/**
 * The corrections among entries, the newest first.
 * @param entries of what may be recorded anew, of each subject all or none, in the order of positions
 */
export function listRecordCorrections(entries: readonly SealedEntry[]): RecordCorrection[] {
  const last = new Map<string, Entry>();
  const corrections: RecordCorrection[] = [];
  for (const { entry, fingerprint } of entries) {
    const name = identify(entry);
    if (name === null) continue;
    const from = last.get(name);
    last.set(name, entry);
    if (!from || !('change' in entry) || entry.change === undefined) continue;
    const { kind, reason, evidence } = entry.change;
    const fields = listFieldChanges(from, entry);
    corrections.push({ from, to: entry, fingerprint, kind, reason, evidence, fields });
  }
  return corrections.reverse();
}
