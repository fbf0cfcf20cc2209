import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { suggest } from '@/ledger/nearest';
import { Failure, type Problem } from '../failure';
import type { Draft } from '../input/drafts';
import { explainIssue } from '../input/explain-issue';
import { readInputFile } from '../input/input-file';
import type { Drafts } from '../input/read-drafts';
import { readAsOf, readBasis, readNumbers, readPeriod } from './cells';
import { Claimants } from './claimants';
import { conflictSchema } from './conflict-schema';
import { readRows } from './figures';
import type { Known } from './known';
import { Parties } from './parties';
import { readSheet, type SheetRow } from './read-sheet';
import { draftOfSheet, type Sheet } from './sheet';
import { joinSlugs, slugOf } from './slugs';
import { Sources } from './sources';

/** The two files of a conflict folder. */
export const CONFLICT_FILE = 'conflict.yaml';
export const FIGURES_FILE = 'figures.csv';

/** Whether what was given is a folder; whether it is a conflict folder shows when it is read. */
export function isFolder(given: string): boolean {
  return statSync(given, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A conflict folder as it was read. */
export type ReadFolder = {
  files: string[];
  /** What it says of the conflict; null where `conflict.yaml` is at fault. */
  sheet: Sheet | null;
  read: Drafts;
};

function explainUnknownKeys(
  document: Sheet['document'],
  path: readonly PropertyKey[],
  keys: string[],
): Problem[] {
  const inner = path.reduce<unknown>((_, key) => key, null);
  const shape: Record<string, unknown> =
    path.length === 0
      ? conflictSchema.shape
      : fieldsOf(String(path[0]), path.length > 1 && typeof inner === 'number');
  return keys.map((key) =>
    document.refuse(
      [...path, key],
      `"${key}" is not a field here`,
      suggest(key, Object.keys(shape)),
    ),
  );
}

/** The fields of the items of a list of `conflict.yaml`. */
function fieldsOf(list: string, isItem: boolean): Record<string, unknown> {
  if (!isItem) return {};
  const field: unknown = Reflect.get(conflictSchema.shape, list);
  const def = (schema: unknown) => (schema as { def?: Record<string, unknown> })?.def ?? {};
  const array = def(field).innerType ?? field;
  const item = def(array).element;
  return (item as { shape?: Record<string, unknown> })?.shape ?? {};
}

async function readConflict(file: string): Promise<{ sheet: Sheet | null; problems: Problem[] }> {
  const { documents, problems } = await readInputFile(file);
  const [document, second] = documents;
  if (second) {
    const fix = 'Write one conflict into it; another one has a folder of its own.';
    problems.push(second.refuse([], 'a second document begins here', fix));
  }
  if (!document || problems.length > 0) return { sheet: null, problems };
  const own = { ...document, refuse: placeFields(document) };
  const parsed = conflictSchema.safeParse(document.value);
  if (parsed.success) {
    const said = parsed.data;
    return { sheet: { said, document: own, id: said.slug ?? slugOf(said.name) }, problems };
  }
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys')
      problems.push(...explainUnknownKeys(own, issue.path, issue.keys));
    else problems.push(...explainIssue(own, issue));
  }
  return { sheet: null, problems };
}

/** Names a field of `conflict.yaml` as "sides 2, name": lists count from 1. */
function placeFields(document: Sheet['document']): Sheet['document']['refuse'] {
  return (at, message, fix) => {
    const words = at.map((key) => (typeof key === 'number' ? String(key + 1) : String(key)));
    const where = words.join(', ').replace(/, (\d+)/g, ' $1') || 'the file';
    return { ...document.refuse(at, message, fix), where };
  };
}

/** What can be said of rows whatever is wrong with `conflict.yaml`. */
function checkCells(rows: SheetRow[]): Problem[] {
  return rows.flatMap((row) =>
    [
      readNumbers(row),
      readAsOf(row),
      readBasis(row),
      ...(row.cell('phase') === '' ? [readPeriod(row, null)] : []),
    ].flatMap((each) => ('problems' in each ? each.problems : [])),
  );
}

/** Phases in an order in which each follows the one that it is part of, as far as there is one. */
function orderPhases(phases: Draft[]): Draft[] {
  const ordered: Draft[] = [];
  const place = (phase: Draft, above: Draft[]) => {
    if (ordered.includes(phase) || above.includes(phase)) return;
    const whole = phases.find(({ body }) => body.id === phase.body.part_of);
    if (whole) place(whole, [...above, phase]);
    ordered.push(phase);
  };
  for (const phase of phases) place(phase, []);
  return ordered;
}

function draftConflict(sheet: Sheet, parties: Parties): { drafts: Draft[]; problems: Problem[] } {
  const { said, id, document } = sheet;
  const problems: Problem[] = [];
  const find = (name: string | null, at: PropertyKey[]) => {
    const party = name === null ? null : parties.find(name);
    if (party || name === null) return party?.id ?? null;
    problems.push(document.refuse(at, 'is no party of this file', suggest(name, parties.allowed)));
    return null;
  };
  const names = said['other names'].map(({ name, language, 'used by': user }, index) => ({
    name,
    language,
    used_by: find(user, ['other names', index, 'used by']),
  }));
  const conflict = draftOfSheet(sheet, [], 'conflict', {
    id,
    slug: id,
    former_slugs: [],
    name: said.name,
    names: [{ name: said.name, language: 'en', used_by: null }, ...names],
    summary: said.summary,
    parties: parties.ids,
    sides: parties.sides,
    ucdp_conflict_ids: said['ucdp conflicts'],
  });
  const phaseId = (name: string) => joinSlugs(id, name);
  const phases = said.phases.map((phase, index) => {
    const whole = said.phases.find(({ name }) => name === phase['part of']);
    if (phase['part of'] !== null && !whole) {
      const fix = suggest(
        phase['part of'],
        said.phases.map(({ name }) => name),
      );
      problems.push(document.refuse(['phases', index, 'part of'], 'is no phase of this file', fix));
    }
    return draftOfSheet(sheet, ['phases', index], 'phase', {
      id: phaseId(phase.name),
      conflict: id,
      name: phase.name,
      period: phase.dates,
      part_of: whole ? phaseId(whole.name) : null,
      note: phase.note,
    });
  });
  const places = said.places.map((place, index) => {
    const called = Object.entries(place.names).map(([party, name]) => ({
      party: find(party, ['places', index, 'names', party]) ?? '',
      name,
      native: null,
    }));
    return draftOfSheet(sheet, ['places', index], 'place', {
      id: joinSlugs(id, ...called.map(({ name }) => name)),
      conflict: id,
      kind: place.kind,
      names: called.sort((a, b) => a.party.localeCompare(b.party, 'en')),
      note: place.note,
    });
  });
  return { drafts: [conflict, ...orderPhases(phases), ...places], problems };
}

/**
 * Reads a conflict folder and makes the entries of it that the ledger may lack, in an order in which
 * each names only what stands before it. Every problem of both files is found.
 * @param known what the ledger holds already
 * @throws Failure where a file cannot be read at all
 */
export async function readFolder(folder: string, known: Known): Promise<ReadFolder> {
  const files = [path.join(folder, CONFLICT_FILE), path.join(folder, FIGURES_FILE)];
  const [conflictFile = '', figuresFile = ''] = files;
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Failure(
      'refused',
      `${folder} is no conflict folder: ${missing.map((file) => path.basename(file)).join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
      `Make one that is filled with an example: casualty-ledger new ${path.basename(folder)}`,
    );
  }
  return readWithRows(conflictFile, figuresFile, await readSheet(figuresFile), known);
}

/**
 * The entries of a `conflict.yaml` and of rows, wherever these were read.
 * @param figuresFile the file of the rows
 */
export async function readWithRows(
  conflictFile: string,
  figuresFile: string,
  { rows, problems: ofRows }: { rows: SheetRow[]; problems: Problem[] },
  known: Known,
): Promise<ReadFolder> {
  const files = [conflictFile, figuresFile];
  const { sheet, problems } = await readConflict(conflictFile);
  problems.push(...ofRows);
  if (!sheet) {
    problems.push(...checkCells(rows));
    return { files, sheet, read: { drafts: [], refused: [], problems } };
  }
  const parties = new Parties(sheet);
  const { drafts, problems: ofConflict } = draftConflict(sheet, parties);
  const claimants = new Claimants(sheet, known, parties);
  const sources = new Sources(sheet, known);
  const phases = sheet.said.phases.map(({ name, dates }) => ({
    id: joinSlugs(sheet.id, name),
    name,
    dates,
  }));
  const figures = readRows(rows, { sheet, known, parties, claimants, sources, phases });
  problems.push(
    ...parties.problems,
    ...ofConflict,
    ...claimants.problems,
    ...sources.problems,
    ...figures.problems,
  );
  const all = [
    ...parties.drafts,
    ...drafts,
    ...claimants.drafts,
    ...sources.drafts,
    ...figures.questions,
    ...figures.figures,
  ];
  return { files, sheet, read: { drafts: all, refused: [], problems } };
}
