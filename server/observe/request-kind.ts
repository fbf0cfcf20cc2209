import { factsOf, formOfPath } from '@/routes/forms';
import { assetCaching } from '../front/assets';

/** What a request is for, as far as its path tells. */
export type RequestKind = 'asset' | 'download' | 'file' | 'itself' | 'page' | 'picture';

const ITSELF = /^\/(healthz|readyz)$/;
const DOWNLOAD = /^\/datasets\/[^/]+\/([^/]+\/events\.(csv|jsonl)|compare\.csv)$/;

/** @param url as it was sent, query included */
export function kindOf(url: string): RequestKind {
  const path = url.replace(/\?.*$/s, '');
  if (ITSELF.test(path)) return 'itself';
  if (assetCaching(path) !== null) return 'asset';
  if (DOWNLOAD.test(path)) return 'download';
  const form = formOfPath(path);
  if (form === 'html') return 'page';
  return factsOf(form).picture ? 'picture' : 'file';
}
