/** What goes with a format: how it is declared, and how a browser is to take it. */
type FormatInfo = {
  /** What people call it. */
  name: string;
  /** The media type as it is sent, parameters included. */
  type: string;
  /** Saved by a browser rather than shown: what a reader opens in another program. */
  saved?: true;
  /** Says something about a thing rather than being a format of it: a citation, metadata. */
  describes?: true;
  /** Stands beside a thing's address, as `/csvw.json`, rather than after it as an ending. */
  beside?: true;
  /** Drawn: slow to make, large to keep. */
  picture?: true;
  /** An index of the newest state: it is of no entry, and has no earlier states. */
  newest?: true;
};

/** Every format that a route can be had in, under the ending that asks for it; `html` has none. */
const FORMATS = {
  html: { name: 'page', type: 'text/html; charset=utf-8' },
  csv: { name: 'CSV', type: 'text/csv; charset=utf-8; header=present', saved: true },
  json: { name: 'JSON', type: 'application/json; charset=utf-8' },
  jsonl: { name: 'JSON Lines', type: 'application/jsonl; charset=utf-8', saved: true },
  svg: { name: 'SVG', type: 'image/svg+xml; charset=utf-8', picture: true },
  png: { name: 'PNG', type: 'image/png', picture: true },
  bib: {
    name: 'BibTeX',
    type: 'application/x-bibtex; charset=utf-8',
    saved: true,
    describes: true,
  },
  ris: {
    name: 'RIS',
    type: 'application/x-research-info-systems; charset=utf-8',
    saved: true,
    describes: true,
  },
  'csl.json': {
    name: 'CSL-JSON',
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    describes: true,
  },
  'csvw.json': {
    name: 'CSVW metadata',
    type: 'application/csvm+json; charset=utf-8',
    describes: true,
    beside: true,
  },
  'linkset.json': {
    name: 'link set',
    type: 'application/linkset+json',
    beside: true,
    newest: true,
  },
  timemap: {
    name: 'Memento TimeMap',
    type: 'application/link-format; charset=utf-8',
    beside: true,
    newest: true,
  },
  atom: { name: 'Atom feed', type: 'application/atom+xml; charset=utf-8' },
  xml: { name: 'XML', type: 'application/xml; charset=utf-8' },
  txt: { name: 'text', type: 'text/plain; charset=utf-8' },
  zip: { name: 'zip archive', type: 'application/zip', saved: true },
} as const satisfies Record<string, FormatInfo>;

export type Format = keyof typeof FORMATS;

/** A format that an ending asks for. */
export type FileFormat = Exclude<Format, 'html'>;

/** How a format is declared and taken. */
export function formatInfo(format: Format): FormatInfo {
  return FORMATS[format];
}

/** The media type of a format, without parameters: what `Accept` and `Link` name. */
export function mediaType(format: Format): string {
  return FORMATS[format].type.replace(/;.*$/, '');
}

/** Whether an ending asks for a format that there is. */
export function isFormat(text: string): text is Format {
  return Object.hasOwn(FORMATS, text);
}

/** The format that an ending asks for; a page where it asks for none that is known. */
function formatOf(ending: string | undefined): Format {
  return ending !== undefined && isFormat(ending) ? ending : 'html';
}

/** The format in which an error is told to a client that asked for a path: by its ending, a page where it has none. */
export function formatOfPath(path: string): Format {
  const [, last = ''] = /(?:\.|\/)((?:csl\.|csvw\.|linkset\.)?[a-z]+)$/.exec(path) ?? [];
  return formatOf(last);
}
