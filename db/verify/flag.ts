import { type Entry, entrySchema } from '@/ledger/entry';

/** What a stored entry says that the ledger would not take today. It is kept as it is. */
export type Flag = { position: number; field: string; words: string };

/** All that would be refused of an entry if it came now: a date that does not exist, say. */
export function listFlags(entry: Entry): Flag[] {
  const { error } = entrySchema.safeParse(entry);
  return (error?.issues ?? []).map(({ path, message }) => ({
    position: entry.position,
    field: path.map(String).join('.'),
    words: message,
  }));
}
