import { type Format, formatInfo, mediaType } from '../formats';
import { listEndings, type Route } from '../route';

/**
 * A command line for curl that fails where the response is an error (-f), and shows errors but no
 * progress (-sS).
 * @param url the whole address
 */
export function curl(url: string, ...options: string[]): string {
  return ['curl -fsS', ...options, `'${url}'`].join(' ');
}

/**
 * How a route is asked for with curl. A file that other programs open, and a picture, is saved under
 * the name that the response gives it; a page is asked for the first of its other formats.
 * @param url the whole address
 */
export function curlFor(url: string, route: Route, format: Format): string {
  const [other] = listEndings(route);
  if (format === 'html' && other) return curl(url, '-L', `-H 'Accept: ${mediaType(other)}'`);
  const { saved, picture } = formatInfo(format);
  return saved || picture ? curl(url, '-OJ') : curl(url);
}
