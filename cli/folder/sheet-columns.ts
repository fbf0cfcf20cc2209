/** A column of `figures.csv`: what stands in it, for help texts, messages and the docs. */
export type SheetColumn = { name: string; words: string; needed: boolean };

/** The columns of `figures.csv`, in the order of the file that `new` writes. */
export const SHEET_COLUMNS = [
  {
    name: 'what',
    words: 'What was counted: a measure by its name, such as persons killed.',
    needed: true,
  },
  {
    name: 'who',
    words:
      'Whose losses: a side, a party or a group of conflict.yaml, "both sides" or "all sides"; empty where the source does not state it.',
    needed: false,
  },
  {
    name: 'value',
    words:
      'The number without separators, with the bound that the source’s words carry before it: 3500, at least 3500, about 3500; indefinite ("dozens") and denied stand alone.',
    needed: true,
  },
  { name: 'low', words: 'The low bound, where the source gives one.', needed: false },
  { name: 'high', words: 'The high bound, where the source gives one.', needed: false },
  { name: 'words', words: 'A few words of the source, with the number in them.', needed: false },
  {
    name: 'from',
    words:
      'The first day, month or year of the period: 1972-01-30, 1972-01 or 1972; empty where it is unknown.',
    needed: true,
  },
  {
    name: 'to',
    words:
      'The last one; the same as from for a single day, month or year; empty where it is unknown.',
    needed: true,
  },
  {
    name: 'as of',
    words: 'The day of which the source speaks; often the day it was published.',
    needed: true,
  },
  {
    name: 'says',
    words:
      'Who says it: a claimant of conflict.yaml or of the ledger, or "the source itself"; empty where that is not clear.',
    needed: true,
  },
  { name: 'source', words: 'The title of the document; a bar separates several.', needed: true },
  {
    name: 'address',
    words: 'The web address of the document; a bar separates several.',
    needed: false,
  },
  { name: 'phase', words: 'The phase of conflict.yaml that the number is for.', needed: false },
  {
    name: 'counted',
    words: 'Who was counted, in the source’s words, such as soldiers.',
    needed: false,
  },
  {
    name: 'basis',
    words: 'How the number came about: claim, count or estimate; empty is claim.',
    needed: false,
  },
  { name: 'relayed by', words: 'The claimant who passed the number on.', needed: false },
  { name: 'note', words: 'What a reader of the number must know.', needed: false },
] as const satisfies readonly SheetColumn[];

export type SheetColumnName = (typeof SHEET_COLUMNS)[number]['name'];

/** The columns that `new` writes; the others may be added where they are needed. */
export const USUAL_COLUMNS = SHEET_COLUMNS.slice(0, 12).map(({ name }) => name);
