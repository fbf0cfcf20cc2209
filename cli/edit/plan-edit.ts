import type { Database } from '@/db/client';
import { getHead } from '@/db/queries/get-head';
import { NEWEST_CHART_SET } from '@/ledger/chart-set';
import { type Entry, entrySchema } from '@/ledger/entry';
import { listReferences, nameReference } from '@/ledger/references';
import { Failure, type Problem } from '../failure';
import type { Draft } from '../input/drafts';
import { explainIssue } from '../input/explain-issue';
import type { InputDocument } from '../input/input-file';
import type { Drafts } from '../input/read-drafts';
import { type Complete, type EditState, isKnown, nameDefinition } from './edit-state';
import { refuseOdd } from './refuse-odd';

/** Who records it and why, where the file does not say; and whether odd numbers are meant. */
export type Signature = { by: string | undefined; why: string | undefined; odd: boolean };

/** Clocks differ by seconds; more than this is not a clock of a machine that is looked after. */
const CLOCK_TOLERANCE_MS = 60_000;

const toTime = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

/** What a refused document would have defined: what names it is not refused for that as well. */
function nameRefused({ value }: InputDocument): string[] {
  if (typeof value !== 'object' || value === null || !('body' in value)) return [];
  const { body } = value;
  if (typeof body !== 'object' || body === null || !('id' in body)) return [];
  const kind = 'kind' in value ? String(value.kind) : 'figure';
  const names = [`${kind} "${body.id}"`];
  return 'state' in body ? [...names, `${kind} "${body.id}" in state ${body.state}`] : names;
}

/** One problem for all entries that do not say it, at the first of them. */
function refuseUnsigned(unsigned: Draft[], message: string, fix: string): Problem[] {
  const [first] = unsigned;
  if (!first) return [];
  const others = unsigned.length > 1 ? ` (nor do ${unsigned.length - 1} more)` : '';
  return [first.document.refuse([], message + others, fix)];
}

/** What a list or a terminal cannot show in one line: control characters, and those that turn text. */
const UNSHOWN = /[\p{Cc}\p{Bidi_Control}]/u;

/** Who and why stand in lists and on terminals, a line each. */
function refuseUnreadable(draft: Draft): Problem[] {
  return (['recorded_by', 'why'] as const).flatMap((field) => {
    const said = String(draft[field]);
    const found = UNSHOWN.exec(said.trim())?.[0].codePointAt(0)?.toString(16).toUpperCase();
    if (found) {
      const message = `holds a character that no line can show (U+${found.padStart(4, '0')})`;
      return [draft.document.refuse([field], message, 'Take it out; write one line.')];
    }
    if (said.trim() !== '') return [];
    return [draft.document.refuse([field], 'is blank', 'Write who records it, and why.')];
  });
}

/** Signs what is not signed with what the command line says, and refuses what then is not. */
function signDrafts(drafts: Draft[], { by, why }: Signature): Problem[] {
  const problems = [
    ...refuseUnsigned(
      by === undefined ? drafts.filter((draft) => draft.recorded_by === undefined) : [],
      'does not say who records it',
      'Write recorded_by in it, or give --by "Your name".',
    ),
    ...refuseUnsigned(
      why === undefined ? drafts.filter((draft) => draft.why === undefined) : [],
      'does not say why it is recorded',
      'Write why in it, or give --why "The reason".',
    ),
  ];
  for (const draft of drafts) {
    // What is refused is planned all the same, so that its other problems are told too.
    draft.recorded_by ??= by ?? 'nobody';
    draft.why ??= why ?? 'no reason';
    problems.push(...refuseUnreadable(draft));
  }
  return problems;
}

function checkTime(draft: Draft, entry: Entry, previous: string, now: Date): Problem[] {
  const at = entry.recorded_at;
  if (draft.recorded_at === undefined) {
    if (at >= previous) return [];
    throw new Failure(
      'refused',
      `The clock of this machine says ${at}, which is before the newest entry (${previous}).`,
      'Correct the clock, or wait.',
    );
  }
  if (at < previous) {
    const fix = `Leave it out for the time of appending, or write ${previous} or later.`;
    return [draft.document.refuse(['recorded_at'], `is before the entry that it follows`, fix)];
  }
  if (Date.parse(at) <= now.getTime() + CLOCK_TOLERANCE_MS) return [];
  const fix = 'Leave it out for the time of appending: no later entry could follow it until then.';
  return [draft.document.refuse(['recorded_at'], 'is in the future', fix)];
}

async function checkReferences(draft: Draft, entry: Entry, state: EditState): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const reference of listReferences(entry)) {
    if (await isKnown(state, reference)) continue;
    problems.push(
      draft.document.refuse(
        reference.path,
        `no ${nameReference(reference)} is in the ledger`,
        `Correct the id, or add that ${reference.kind} first; it may stand above in the same file.`,
      ),
    );
  }
  return problems;
}

type Plan = EditState & { problems: Problem[] };

async function planOne(
  draft: Draft,
  plan: Plan,
  complete: Complete,
  { now, previous, odd }: { now: Date; previous: string; odd: boolean },
): Promise<Problem[]> {
  const completed = await complete(draft, plan);
  if ('problems' in completed) return completed.problems;
  if ('same' in completed) {
    plan.same.push(completed.same);
    return [];
  }
  const position = plan.head + plan.planned.length + 1;
  if (draft.position !== undefined && draft.position !== position && plan.problems.length === 0) {
    const fix = `Leave it out, or write ${position}.`;
    return [draft.document.refuse(['position'], `is not the next one, ${position}`, fix)];
  }
  const parsed = entrySchema.safeParse({
    position,
    recorded_at: draft.recorded_at ?? toTime(now),
    recorded_by: draft.recorded_by,
    why: draft.why,
    chart_set: NEWEST_CHART_SET,
    kind: draft.kind,
    body: completed.body,
    ...(draft.change === undefined ? {} : { change: draft.change }),
  });
  if (!parsed.success) {
    // Of right form in each field, or the draft would have been refused: what it names can be read.
    const given = { kind: draft.kind, body: completed.body } as Entry;
    return [
      ...parsed.error.issues.flatMap((issue) => explainIssue(draft.document, issue)),
      ...(await checkReferences(draft, given, plan)),
    ];
  }
  const entry = parsed.data;
  const problems = [
    ...checkTime(draft, entry, previous, now),
    ...refuseOdd(draft, entry, completed.before, odd),
    ...(await checkReferences(draft, entry, plan)),
  ];
  if (problems.length === 0) {
    plan.planned.push({ entry, before: completed.before, document: draft.document });
  }
  const name = nameDefinition(entry);
  if (name !== null) plan.defined.add(name);
  return problems;
}

/**
 * Makes whole entries of drafts, each with what the ledger holds and what stands before it in the
 * files. Every problem of every document is found, whatever is wrong with the others.
 * @param db a transaction that holds the ledger's lock
 */
export async function planEdit(
  db: Database,
  read: Drafts,
  complete: Complete,
  signature: Signature,
): Promise<Plan> {
  const head = await getHead(db);
  const now = new Date();
  const plan: Plan = {
    db,
    head: head?.position ?? 0,
    now,
    planned: [],
    same: [],
    defined: new Set(read.refused.flatMap(nameRefused)),
    labels: new Map(),
    given: new Map(),
    zips: new Map(),
    problems: [...read.problems, ...signDrafts(read.drafts, signature)],
  };
  const { odd } = signature;
  let previous = head ? toTime(head.recorded_at) : '';
  for (const draft of read.drafts) {
    const problems = await planOne(draft, plan, complete, { now, previous, odd });
    plan.problems.push(...problems);
    if (problems.length > 0) nameRefused(draft.document).map((name) => plan.defined.add(name));
    previous = plan.planned.at(-1)?.entry.recorded_at ?? previous;
  }
  return plan;
}
