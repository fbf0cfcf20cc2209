/** What goes with a form: how it is declared, and how a browser is to take it. */
type FormFacts = {
  /** What people call it. */
  name: string;
  /** The media type as it is sent, parameters included. */
  type: string;
  /** Saved by a browser rather than shown: what a reader opens in another program. */
  saved?: true;
  /** Says something about a thing rather than being a form of it: a citation, metadata. */
  describes?: true;
  /** Stands beside a thing's address, as `/csvw.json`, rather than after it as an ending. */
  beside?: true;
  /** Drawn: slow to make, large to keep, and refused while too many are asked for. */
  picture?: true;
};

/** Every form that an address can be answered in, under the ending that asks for it; `html` has none. */
export const FORMS = {
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
  'linkset.json': { name: 'link set', type: 'application/linkset+json', beside: true },
  timemap: {
    name: 'Memento TimeMap',
    type: 'application/link-format; charset=utf-8',
    beside: true,
  },
  atom: { name: 'Atom feed', type: 'application/atom+xml; charset=utf-8' },
  xml: { name: 'XML', type: 'application/xml; charset=utf-8' },
  txt: { name: 'text', type: 'text/plain; charset=utf-8' },
  zip: { name: 'zip archive', type: 'application/zip', saved: true },
} as const satisfies Record<string, FormFacts>;

export type Form = keyof typeof FORMS;

/** A form of a figure or chart that an ending asks for. */
export type FileForm = Exclude<Form, 'html'>;

/** What a form is declared and taken as. */
export function factsOf(form: Form): FormFacts {
  return FORMS[form];
}

/** The media type of a form, without parameters: what `Accept` and `Link` name. */
export function mediaType(form: Form): string {
  return FORMS[form].type.replace(/;.*$/, '');
}

/** Whether an ending asks for a form that there is. */
export function isForm(text: string): text is Form {
  return Object.hasOwn(FORMS, text);
}

/** The form that an address's ending asks for; a page where it asks for none that is known. */
export function formOf(ending: string | undefined): Form {
  return ending !== undefined && isForm(ending) ? ending : 'html';
}

/** The form that whoever asked for a path wants an error in: by its ending, a page where it has none. */
export function formOfPath(path: string): Form {
  const [, last = ''] = /(?:\.|\/)((?:csl\.|csvw\.|linkset\.)?[a-z]+)$/.exec(path) ?? [];
  return formOf(last);
}
