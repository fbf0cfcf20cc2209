import { type Query, readQuery, type Values } from '../parameter';
import type { FileBody, FileRequest, Route, RouteFormat } from '../route';

/** Writes a file from a request. @throws BadRequest for a value that the ledger lacks */
export type Writer = (request: FileRequest<URLSearchParams>) => Promise<FileBody>;

/** How a file is written from the values of what its format can be asked with. */
export function writer<Q extends Query>(
  { query }: RouteFormat<Q>,
  write: (request: FileRequest<Values<Q>>) => Promise<FileBody>,
): Writer {
  return ({ values, ...request }) => write({ ...request, values: readQuery(query, values) });
}

/** One writer for each file format of a route. */
export type WritersOf<R extends Route> = Readonly<
  Record<Exclude<keyof R['formats'], 'html'>, Writer>
>;
