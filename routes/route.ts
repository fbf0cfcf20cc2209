import type { z } from 'zod';
import type { Database } from '@/db/client';
import { type FileFormat, type Format, formatInfo, isFormat } from './formats';
import type { Found, FoundThing } from './found';
import type { Download } from './http/download';
import type { Parameter, Query } from './parameter';

/** The chapters of the API's description, in its order. */
export const CHAPTERS = ['Figures', 'Charts', 'Event data', 'Changes', 'This site'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** A chapter in an address: "Event data" is `event-data`. */
export function chapterSlug(chapter: Chapter): string {
  return chapter.toLowerCase().replaceAll(' ', '-');
}

/** What a file is written from. */
export type FileRequest<V = unknown> = {
  db: Database;
  /** The position at which what the file shows last changed, up to the one that was asked for. */
  position: number;
  /** The parameters of the path, in their order, and what they name. */
  params: readonly string[];
  found: FoundThing;
  /** The parameters of the query. */
  values: V;
  /** The public origin, without a slash at its end. */
  origin: string;
  /** The public path and query as they were asked for. */
  address: string;
};

/** A file: its text or bytes, or a download that is streamed; null where there is no such file. */
export type FileBody = string | Uint8Array<ArrayBuffer> | Download | null;

/** One format of a route: what it can be asked with. Pages are under `app/`, writers in `writers/`. */
export type RouteFormat<Q extends Query = Query> = { query: Q };

/** What has a public address: where it is, in which formats, and what it can be asked with. */
export type Route = {
  /** The public path without its ending; each `{name}` stands for one part of it. */
  path: string;
  chapter: Chapter;
  /** What is there, as a headline. */
  title: string;
  /** What a program must know of it beside that. */
  note?: string;
  /** The parameters of the path, by name. */
  params?: Readonly<Record<string, Parameter>>;
  /** Every format that it can be had in. */
  formats: Readonly<Partial<Record<Format, RouteFormat>>>;
  /** Finds what the path names. Absent where the path has no parameters: it is the whole ledger then. */
  find?: (
    db: Database,
    position: number,
    params: readonly string[],
    format: Format,
  ) => Promise<Found>;
  /**
   * Whether its page exists at a position with these parameters, beside what the path names.
   * Throws BadRequest where a parameter has a value that there is not.
   */
  exists?: (request: FileRequest<URLSearchParams>) => Promise<boolean>;
  /** What programs are told of the thing that it is about; see `landing`. */
  landing?: (params: readonly string[]) => Landing;
  /** The format that stands at the path itself, where that is not a page. */
  bare?: Format;
  /** What its JSON holds. */
  json?: z.ZodType;
  /** Other statuses under which the same is sent as under 200, and what each says. */
  sameUnder?: Readonly<Partial<Record<410 | 503, string>>>;
  /** One state, which never changes: there is nothing earlier to lead to. */
  frozen?: true;
  /** The formats that go from the database to the reader as they are read. */
  streamed?: readonly Format[];
  /** The formats of which parts can be asked for. */
  ranged?: readonly Format[];
  /** The parameter with which a page shows what a reader typed: such a page has no earlier states. */
  typed?: string;
  /** The parameters of the query without which its files cannot be made. */
  needs?: readonly string[];
  /** Other sites may show it in a frame. */
  framed?: true;
};

/**
 * The page about a thing (FAIR's landing page), and the formats that the thing can be had in. `page` is
 * the page's public path; the paths of the formats begin with `stem`.
 */
export type Landing = {
  /** What kind of thing it is, in the words of schema.org. */
  kind: 'Claim' | 'Dataset';
  /** Whether it is of our compilation, whose licence is known; a publisher's own is said on its page. */
  ours: boolean;
  page: string;
  stem: string;
  formats: readonly FileFormat[];
  /** Whether its files can be asked for as they stood at a position. */
  hasStates: boolean;
};

/** A page or a file that can be asked for with these parameters. */
export function asked<Q extends Query>(query: Q): RouteFormat<Q> {
  return { query };
}

/**
 * The parameters of a route's path in their order, with what each is.
 * @throws Error for a part of the path that the route does not describe
 */
export function listParams({
  path,
  params = {},
}: Pick<Route, 'path' | 'params'>): [string, Parameter][] {
  return Array.from(path.matchAll(/\{([a-z]+)\}/g), ([, name = '']) => {
    const param = params[name];
    if (!param) throw new Error(`the route ${path} does not say what {${name}} is`);
    return [name, param];
  });
}

/** The format that a route has at its path itself. */
export function bareFormat({ bare = 'html' }: Pick<Route, 'bare'>): Format {
  return bare;
}

/** The formats of a route, in its own order. */
export function listFormats({ formats }: Pick<Route, 'formats'>): Format[] {
  return Object.keys(formats).filter(isFormat);
}

/** The endings of a route: the formats that a program's `Accept` can lead to from its page. */
export function listEndings(route: Pick<Route, 'formats'>): FileFormat[] {
  return listFormats(route).filter(
    (format): format is FileFormat => format !== 'html' && !formatInfo(format).beside,
  );
}

/** The public path, or its template, with what asks for a format. */
export function withFormat(path: string, format: Format, route: Pick<Route, 'bare'>): string {
  if (format === bareFormat(route)) return path;
  return formatInfo(format).beside ? `${path}/${format}` : `${path}.${format}`;
}

/** The public path of a route with these parameters, in their order. */
export function fillPath(
  route: Pick<Route, 'path' | 'bare'>,
  params: readonly string[],
  format: Format,
): string {
  const left = [...params];
  const filled = route.path.replace(/\{[a-z]+\}/g, () => left.shift() ?? '');
  return withFormat(filled, format, route);
}

/** Whether a route is for programs too: a file, or a page from which `Accept` leads to one. */
export function isForPrograms(route: Route, format: Format): boolean {
  return format !== 'html' || listEndings(route).length > 0;
}

/**
 * The landing page of what a route is about, with every format that the route has of it.
 * @param page the public path of the page
 * @param stem what the paths of its formats begin with, where that is not the page's own
 */
export function landingAt(
  kind: Landing['kind'],
  route: Pick<Route, 'formats'>,
  page: string,
  { stem = page, ours = true }: { stem?: string; ours?: boolean } = {},
): Landing {
  const beside = listFormats(route).filter((format) => format === 'csvw.json');
  const formats: FileFormat[] = [...listEndings(route), ...beside];
  const hasStates = formats.some((format) => 'at' in (route.formats[format]?.query ?? {}));
  return { kind, ours, page, stem, formats, hasStates };
}
