import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';
import { type FileForm, mediaType } from '@/routes/forms';
import type { Target } from './target';

/**
 * The ending that a program's `Accept` asks for, or null where the page itself is what it wants (or
 * where nothing that it names is to be had: a page says more than 406).
 */
export function negotiate(
  request: Pick<IncomingMessage, 'headers'>,
  target: Target,
): FileForm | null {
  const files = target.files ?? [];
  if (files.length === 0) return null;
  const types = new Map(files.map((form) => [mediaType(form), form] as const));
  const [wanted] = new Negotiator(request).mediaTypes(['text/html', ...types.keys()]);
  return (wanted !== undefined && types.get(wanted)) || null;
}
