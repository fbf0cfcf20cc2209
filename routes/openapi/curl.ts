import { listEndings, type PublicAddress } from '../address';
import { type Form, factsOf, mediaType } from '../forms';

/**
 * A command line for curl that fails where the answer is a refusal (-f), and shows errors but no
 * progress (-sS).
 * @param url the whole address
 */
export function curl(url: string, ...options: string[]): string {
  return ['curl -fsS', ...options, `'${url}'`].join(' ');
}

/**
 * How an address is asked with curl. A file that other programs open, and a picture, is saved under
 * the name that the answer gives it; a page is asked for the first of its other forms.
 * @param url the whole address
 */
export function curlFor(url: string, address: PublicAddress, form: Form): string {
  const [other] = listEndings(address);
  if (form === 'html' && other) return curl(url, '-L', `-H 'Accept: ${mediaType(other)}'`);
  const { saved, picture } = factsOf(form);
  return saved || picture ? curl(url, '-OJ') : curl(url);
}
