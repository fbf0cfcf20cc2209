import { findUnstorable } from '@/ledger/text';
import { matchRoute } from '../match';
import { decodeWhole } from './decode-whole';

/**
 * Links as people pass them on: with the full stop of the sentence, a closing bracket or a quotation mark
 * behind them, broken by the line of a mail, in capitals. Every address here ends with a letter or a digit.
 */

const BEHIND = /[^\p{L}\p{N}]+$/u;
/** White space, and what is not seen: no address has it. */
const UNSEEN = /[\s\p{Cf}]+/gu;
/** The first sign that no address has, and what follows it, which was never part of one. */
const ODD = /[^A-Za-z0-9/._-].*$/su;
/** Half a percent code at the end, or one of another encoding than UTF-8. */
const BROKEN = /(%[0-9a-f]{0,2})+$/i;

/** Shorter ways to read what was copied, the nearest first. */
function listReadings(copied: string): string[] {
  const whole = copied.replace(UNSEEN, '');
  const cut = [copied, whole].map((each) => each.replace(ODD, ''));
  const readings = [whole, ...cut].map((each) => each.replace(BEHIND, ''));
  return readings.filter((each) => each !== '');
}

/** What can be decoded: all of it, or what stands before a broken end. No link was copied with a NUL. */
function decodeCopied(raw: string): string | null {
  const text = decodeWhole(raw) ?? decodeWhole(raw.replace(BROKEN, ''));
  return text === null || findUnstorable(text) !== null ? null : text;
}

/**
 * The address that a path without a route was copied from; null where there is none in it.
 * @param raw the path as sent
 */
export function readSharedPath(raw: string): string | null {
  const path = decodeCopied(raw);
  if (path === null) return null;
  // Of what is broken from its first letter on, nothing is left that was copied.
  if (path === '/' && raw !== '/') return null;
  const readings = [path, ...listReadings(path), ...(/^\W*$/u.test(path) ? ['/'] : [])];
  const all = [...readings, ...readings.map((each) => each.toLowerCase())];
  return all.find((each) => matchRoute(each) !== null) ?? null;
}

/**
 * Ways to read a query whose last value has something behind it: `at=5)` as `at=5`.
 * @param raw as sent, without `?`
 */
export function listSharedQueries(raw: string): string[] {
  const at = raw.lastIndexOf('=') + 1;
  const value = at === 0 ? null : decodeCopied(raw.slice(at));
  if (value === null) return [];
  const queries = listReadings(value).map((each) => raw.slice(0, at) + encodeURIComponent(each));
  return queries.filter((each) => each !== raw);
}

/**
 * A query that a program encoded as a whole, behind the path (`%3Fat%3D5`) or in its place (`?at%3D5`): a
 * pinned address that lost it would show another state. Null where there is none.
 * @param raw the path and the query as sent, the query without `?`
 */
export function readEncodedQuery(raw: { path: string; query: string }): string | null {
  const { path, query } = raw;
  if (query === '') {
    const [, behind = ''] = /\?(.*)$/s.exec(decodeCopied(path) ?? '') ?? [];
    return behind.includes('=') ? encodeURI(behind) : null;
  }
  if (query.includes('=') || !/%3d/i.test(query)) return null;
  const decoded = decodeCopied(query);
  return decoded === null ? null : encodeURI(decoded);
}

/** A query in which the names that an address knows are in small letters, as it knows them. */
export function withSmallNames(query: string, known: readonly string[]): string {
  const pieces = query.split('&').map((piece) => {
    const [name = '', ...rest] = piece.split('=');
    const small = name.toLowerCase();
    return known.includes(small) ? [small, ...rest].join('=') : piece;
  });
  return pieces.join('&');
}
