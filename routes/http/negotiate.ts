import Negotiator from 'negotiator';
import { type FileFormat, mediaType } from '../formats';

/**
 * The format that a program's `Accept` asks for among those of a page, or null where the page itself is
 * what it wants (or where nothing that it names is to be had: a page says more than 406).
 */
export function negotiate(
  accept: string | null,
  endings: readonly FileFormat[],
): FileFormat | null {
  if (accept === null || endings.length === 0) return null;
  const types = new Map(endings.map((format) => [mediaType(format), format] as const));
  const negotiator = new Negotiator({ headers: { accept } });
  const [wanted] = negotiator.mediaTypes(['text/html', ...types.keys()]);
  return (wanted !== undefined && types.get(wanted)) || null;
}
