import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** What the first entry is chained to. */
export const GENESIS = '0'.repeat(64);

/** Canonical JSON as RFC 8785 defines it: sorted keys, no white space, one way to write each number. */
export function canonicalRecord(record: object): string {
  return canonicalize(record);
}

/**
 * The fingerprint of an entry: SHA-256, in 64 hex digits, over its predecessor's fingerprint, a line
 * feed and its own canonical record (UTF-8). The database's trigger computes the same.
 */
export function fingerprint(previous: string, record: string): string {
  return createHash('sha256').update(`${previous}\n${record}`, 'utf8').digest('hex');
}

/** The form that people compare by eye: the first 16 hex digits. */
export function shortFingerprint(full: string): string {
  return full.slice(0, 16);
}
