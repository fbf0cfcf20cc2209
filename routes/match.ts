import { type Format, isFormat } from './formats';
import { listRoutes, type RouteName } from './registry';
import { bareFormat, fillPath, listFormats, listParams, type Route, withFormat } from './route';

/** What a public path leads to. */
export type Match = {
  name: RouteName;
  route: Route;
  format: Format;
  /** The parameters of the path in their order, as the ledger writes them. */
  params: string[];
  /** The path with these parameters: another than was asked for where one was mistyped or had words behind. */
  canonical: string;
};

type Pattern = {
  name: RouteName;
  route: Route;
  params: ReturnType<typeof listParams>;
  pattern: RegExp;
};

const escapePattern = (text: string) => text.replace(/[.]/g, '\\$&');

/** No part before an ending holds a dot, so that the ending is always told apart from what it ends. */
function toPattern(route: Route): RegExp {
  const formats = listFormats(route);
  const tails = formats
    .filter((format) => format !== bareFormat(route))
    .map((format) => escapePattern(withFormat('', format, route)));
  const params = new Map(listParams(route));
  const path = escapePattern(route.path).replace(/\{([a-z]+)\}/g, (_, name: string) =>
    params.get(name)?.dotted ? '([^/]+)' : '([^/.]+)',
  );
  const optional = formats.includes(bareFormat(route)) ? '?' : '';
  return new RegExp(`^${path}${tails.length > 0 ? `(${tails.join('|')})${optional}` : ''}$`);
}

let patterns: Pattern[] | null = null;

/** Made at the first request: routes name each other, and are all there only then. */
function listPatterns(): Pattern[] {
  patterns ??= listRoutes().map(([name, route]) => ({
    name,
    route,
    params: listParams(route),
    pattern: toPattern(route),
  }));
  return patterns;
}

/** The parameters as the ledger writes them; null where one cannot be what it should be. */
function readParams(params: Pattern['params'], typed: readonly string[]): string[] | null {
  const read = params.map(([, { schema }], i) => schema.safeParse(typed[i]));
  return read.every((each) => each.success) ? read.map((each) => String(each.data)) : null;
}

function readMatch(pattern: Pattern, [, ...found]: RegExpExecArray): Match | null {
  const { name, route } = pattern;
  const params = readParams(pattern.params, found);
  const tail = found[pattern.params.length]?.slice(1);
  const format = tail === undefined ? bareFormat(route) : tail;
  if (!params || !isFormat(format)) return null;
  return { name, route, format, params, canonical: fillPath(route, params, format) };
}

/** What a decoded public path leads to by the registry alone; null where there is no such route. */
export function matchRoute(path: string): Match | null {
  for (const each of listPatterns()) {
    const found = each.pattern.exec(path);
    const match = found && readMatch(each, found);
    if (match) return match;
  }
  return null;
}
