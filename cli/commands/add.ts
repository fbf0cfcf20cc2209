import type { Command } from 'commander';
import { QUALIFIERS } from '@/ledger/vocabulary';
import type { Context } from '../context';
import { completeAddition } from '../edit/add';
import { type EditOptions, runEdit } from '../edit/run-edit';
import { Failure } from '../failure';
import { addFolder } from '../folder/add-folder';
import { isFolder } from '../folder/read-folder';
import { additionSchema } from '../input/drafts';
import { createEditingCommand } from './editing';

const HELP = `
A conflict folder (casualty-ledger new) is added whole: what is new in it is appended, all or
nothing; what the ledger has already is said; a changed value is refused with the correction to use.

  casualty-ledger add the-troubles --dry-run
  casualty-ledger add the-troubles

A new figure gets its id from the program: leave id, version and change out. To name it in the same
file, give it a label (id: $first) and write the label in a relation below it.

Example, new-figures.yaml:
  kind: figure
  body:
    id: $first
    question: killed-in-the-war-of-2020-armenian-side
    claimant: armenia
    stance: own                # own, opponent, third party
    relayed_by: null
    affected: armenia
    affected_basis: stated
    counted: military
    period: "2020-09-27/2020-11-10"
    as_of: "2021-03-01"
    value: 3621                # null is unknown; 0 is zero
    low: null
    high: null
    qualifier: at least        # the bound that the source's own words carry
    basis: claim
    in_words: false
    wording: at least 3,621 dead
    sources: [{ source: some-document, state: 1 }]
    note: null
    computation: null

A new edition of a document is a further state of its source, above what is read from it:
  kind: source
  body:
    id: some-document
    state: 1                   # 2 where the ledger holds state 1, and so on
    publisher: The publisher
    title: The title of the document
    author: null               # a name; several: [{ name: A body }, { given: Ann, family: Lee }]
    date: "2021-03-01"
    url: https://example.org/document
    archived_url: null
    accessed: "2026-11-20"
    licence: null
    language: en
    read_as: whole
    identified_from_wording: false
    note: null

Qualifiers:
  ${QUALIFIERS.join(', ')}.
Other kinds: measure, party, conflict, phase, place, claimant, source, event, question, relation; the
files in db/log show each. What is there already is changed with "casualty-ledger correct".

  casualty-ledger add new-figures.yaml --by "A. Editor" --why "Published today" --dry-run
  casualty-ledger add new-figures.yaml --by "A. Editor" --why "Published today"`;

const EDITOR = {
  schema: additionSchema,
  usualKind: null,
  complete: completeAddition,
} as const;

async function runAdd(context: Context, files: string[], options: EditOptions): Promise<void> {
  const [folder = '', ...more] = files;
  if (!files.some(isFolder)) return runEdit(context, EDITOR, files, options);
  if (more.length === 0) return addFolder(context, folder, options);
  throw new Failure(
    'usage',
    'A conflict folder is added by itself.',
    'Call add for each folder, and for files apart.',
  );
}

/** `add`: appends what is new. */
export function createAddCommand(context: Context): Command {
  return createEditingCommand(
    context,
    'add',
    'append new figures, sources, claimants and so on, from files or a conflict folder',
    HELP,
    EDITOR,
    (files, options) => runAdd(context, files, options),
  );
}
