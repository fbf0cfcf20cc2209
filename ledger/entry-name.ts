import type { Entry, NewEntry } from './entry';
import { formatValue } from './wording';

/** The id of what an entry is about: its figure for a relation or a withdrawal. */
export function subjectOf(entry: Entry | NewEntry): string {
  if (entry.kind === 'relation' || entry.kind === 'withdrawal') return entry.body.figure;
  if (entry.kind === 'release') return entry.body.name;
  if (entry.kind === 'import') return `${entry.body.dataset}/${entry.body.version}`;
  return entry.body.id;
}

/** Names an entry in a few words: "figure Z35Z0V8 v2", "relation A8W71GU contradicts RHHXGKR". */
export function nameEntry(entry: Entry | NewEntry): string {
  const { kind, body } = entry;
  if (kind === 'figure') return `figure ${body.id} v${body.version}`;
  if (kind === 'source') return `source ${body.id} state ${body.state}`;
  if (kind === 'relation') return `relation ${body.figure} ${body.relation} ${body.other}`;
  if (kind === 'withdrawal') return `withdrawal ${body.figure}`;
  if (kind === 'release') return `release ${body.name}`;
  if (kind === 'import') return `import ${body.dataset}/${body.version}`;
  return `${kind} ${body.id}`;
}

/** The same with what it says: the number of a figure, the reason of a change or a withdrawal. */
export function describeEntry(entry: Entry | NewEntry): string {
  const { kind, body } = entry;
  const name = nameEntry(entry);
  if (kind === 'figure') {
    const change = body.change === null ? '' : ` (${body.change.kind})`;
    return `${name}: ${formatValue(body)}${change}`;
  }
  if (kind === 'withdrawal') return `${name}: ${body.reason}`;
  if (kind === 'release') return `${name}: position ${body.upto}`;
  return name;
}
