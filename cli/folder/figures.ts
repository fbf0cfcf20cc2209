import { suggest } from '@/ledger/nearest';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';
import { type Read, readAsOf, readBasis, readNumbers, readPeriod } from './cells';
import { type Claimants, type NamedClaimant, stanceOf } from './claimants';
import type { Known } from './known';
import type { NamedParty, Parties } from './parties';
import type { SheetRow } from './read-sheet';
import { draftOfRow, type Sheet } from './sheet';
import { joinSlugs } from './slugs';
import type { Sources } from './sources';

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const orNull = (cell: string) => (cell === '' ? null : cell);

type Phase = { id: string; name: string; dates: string };

/** What rows are read with. */
export type Ground = {
  sheet: Sheet;
  known: Known;
  parties: Parties;
  claimants: Claimants;
  sources: Sources;
  phases: Phase[];
};

function readMeasure(row: SheetRow, { known }: Ground): Read<Known['measures'][number]> {
  const cell = row.cell('what');
  const found = known.measures.find(({ id, name }) => same(name, cell) || id === cell);
  if (found) return { value: found };
  const names = known.measures.map(({ name }) => name);
  const message = cell === '' ? 'is empty' : 'is no measure that the ledger knows';
  return { problems: [row.refuse('what', message, suggest(cell, names))] };
}

function readPhase(row: SheetRow, { phases }: Ground): Read<Phase | null> {
  const cell = row.cell('phase');
  if (cell === '') return { value: null };
  const found = phases.find(({ name }) => same(name, cell));
  if (found) return { value: found };
  const fix = suggest(
    cell,
    phases.map(({ name }) => name),
  );
  return { problems: [row.refuse('phase', 'is no phase of conflict.yaml', fix)] };
}

type Asked = {
  measure: Known['measures'][number];
  who: NamedParty;
  counted: string | null;
  phase: Phase | null;
  /** The claimant of a series by calendar year: each series is a question of its own. */
  series: NamedClaimant | null;
};

/** What a row answers, as a question: its id and title follow from what was counted. */
function questionOf({ sheet }: Ground, { measure, who, counted, phase, series }: Asked) {
  const isStated = who.id !== 'not-stated';
  const title = [
    capital(measure.name),
    isStated || counted !== null
      ? `: ${[isStated ? who.name : null, counted].filter((part) => part !== null).join(', ')}`
      : '',
    phase ? `, ${phase.name}` : '',
    series ? `, by calendar year (${series.name})` : '',
  ].join('');
  return {
    id: joinSlugs(
      sheet.id,
      measure.id,
      isStated ? who.name : null,
      counted,
      phase?.name ?? null,
      series ? `by year ${series.name}` : null,
    ),
    conflict: sheet.id,
    title,
    measure: measure.id,
    phase: phase?.id ?? null,
    event: null,
    affected: who.id,
    counted,
    scope: null,
    ucdp_conflict_id: null,
    note: null,
  };
}

function readRow(row: SheetRow, ground: Ground): { drafts: Draft[] } | { problems: Problem[] } {
  const { parties, claimants, sources } = ground;
  const phase = readPhase(row, ground);
  const dates = 'value' in phase ? (phase.value?.dates ?? null) : null;
  const measure = readMeasure(row, ground);
  const who = parties.readWho(row);
  const numbers = readNumbers(row);
  const period = readPeriod(row, dates);
  const asOf = readAsOf(row);
  const says = claimants.readSays(row);
  const relay = claimants.readRelay(row);
  const basis = readBasis(row);
  const documents = sources.read(row);
  if (
    'problems' in phase ||
    'problems' in measure ||
    'problems' in who ||
    'problems' in numbers ||
    'problems' in period ||
    'problems' in asOf ||
    'problems' in says ||
    'problems' in relay ||
    'problems' in basis ||
    'problems' in documents
  ) {
    const all = [measure, who, numbers, period, asOf, says, documents, phase, relay, basis];
    return { problems: all.flatMap((each) => ('problems' in each ? each.problems : [])) };
  }
  const counted = orNull(row.cell('counted'));
  const isYear = /^\d{4}$/.test(period.value);
  const question = questionOf(ground, {
    measure: measure.value,
    who: who.value,
    counted,
    phase: phase.value,
    series: isYear ? says.value : null,
  });
  const figure = {
    question: question.id,
    claimant: says.value.id,
    stance: stanceOf(says.value, who.value, parties.sides.length),
    relayed_by: relay.value?.id ?? null,
    affected: who.value.id,
    affected_basis: who.value.id === 'not-stated' ? 'not stated' : 'stated',
    counted,
    period: period.value,
    as_of: asOf.value,
    ...numbers.value,
    basis: basis.value,
    in_words: false,
    wording: orNull(row.cell('words')),
    sources: documents.value,
    note: orNull(row.cell('note')),
    computation: null,
  };
  return { drafts: [draftOfRow(row, 'question', question), draftOfRow(row, 'figure', figure)] };
}

/** The questions and figures of all rows; a question once, where the first row asks it. */
export function readRows(
  rows: SheetRow[],
  ground: Ground,
): { questions: Draft[]; figures: Draft[]; problems: Problem[] } {
  const questions = new Map<unknown, Draft>();
  const figures: Draft[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const read = readRow(row, ground);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    for (const draft of read.drafts) {
      if (draft.kind === 'figure') figures.push(draft);
      else if (!questions.has(draft.body.id)) questions.set(draft.body.id, draft);
    }
  }
  return { questions: [...questions.values()], figures, problems };
}
