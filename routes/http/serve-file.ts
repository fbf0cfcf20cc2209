import { type Format, formatOfPath } from '../formats';
import type { Writer } from '../writers/writer';
import { type Download, downloadResponse } from './download';
import { NotFound } from './errors';
import { problemOf } from './problem';
import { resolve, toFileRequest } from './resolve';
import type { Shown } from './shown';
import { fileHeaders, isGone } from './shown-headers';
import { answerUnchanged, withValidator } from './validator';

/** Who writes the files of a route, by format. */
type Writers = Readonly<Partial<Record<Format, Writer>>>;

async function writeFile(request: Request, shown: Shown, writers: Writers): Promise<Response> {
  const write = writers[shown.format];
  if (!write) throw new NotFound();
  const headers = await withValidator(request, shown, fileHeaders(shown));
  const unchanged = answerUnchanged(request, headers);
  if (unchanged) return unchanged;
  const body = await write(toFileRequest(shown));
  if (body === null) throw new NotFound();
  if (isDownload(body)) return downloadResponse(request, body, fileHeaders(shown, body.fileName));
  return new Response(body, { status: isGone(shown) ? 410 : 200, headers });
}

function isDownload(body: unknown): body is Download {
  return typeof body === 'object' && body !== null && 'open' in body;
}

/**
 * `GET` of a route handler under `app/`: answers with the file that the request's public path names in
 * the registry, or says what is wrong.
 * @param writers those of the route that the handler stands for
 */
export function serveFile(writers: Writers): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const resolution = await resolve(request);
      if ('response' in resolution) return resolution.response;
      return await writeFile(request, resolution.shown, writers);
    } catch (error) {
      return problemOf(error, formatOfPath(new URL(request.url).pathname));
    }
  };
}
