import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import pc from 'picocolors';
import type { Head } from '@/db/append/append';
import { type Entry, entrySchema } from '@/ledger/entry';
import { describeEntry, nameEntry, subjectOf } from '@/ledger/entry-name';
import { formatYaml } from '@/ledger/log-yaml';
import { listChangedFields } from './changed-fields';
import type { Planned } from './edit-state';

/** What an edit did, or would do. */
export type EditReport = {
  planned: Planned[];
  /** What the ledger had already just as the files say it. */
  same: Entry[];
  /** Ids given out, with their labels. In a dry run they are for show: the next run gives others. */
  given: Map<string, string | null>;
  head: Head;
  dryRun: boolean;
};

/** In a dry run, what stands for an id that is yet to be given out. */
function hideGivenIds(text: string, { given, dryRun }: EditReport): string {
  if (!dryRun) return text;
  let shown = text;
  for (const [id, label] of given) shown = shown.replaceAll(id, label ?? '(a new id)');
  return shown;
}

/** An entry's body as a log has it, its fields in the schema's order. */
const formatBody = (entry: Entry) => formatYaml(entrySchema.parse(entry).body);

/** The two sides of the diff: what stood there, and what stands there now. */
function listSides({ entry, before }: Planned): [string, string] {
  if (entry.kind === 'withdrawal' && before?.kind === 'figure') {
    const { value, low, high, qualifier } = before.body;
    const last = { value, low, high, qualifier };
    const { reason, words, replacement } = entry.body;
    return [
      formatYaml({ status: 'current', ...last }),
      formatYaml({ status: 'withdrawn', ...last, withdrawal: { reason, words, replacement } }),
    ];
  }
  return [before ? formatBody(before) : '', formatBody(entry)];
}

function nameBefore({ entry, before }: Planned): string {
  if (!before) return '(nothing)';
  if (entry.kind === 'withdrawal' || before.kind === 'figure') return nameEntry(before);
  return `${nameEntry(before)}, position ${before.position}`;
}

function formatDiff(planned: Planned): string {
  const [old, now] = listSides(planned);
  const patch = createTwoFilesPatch(
    nameBefore(planned),
    nameEntry(planned.entry),
    old,
    now,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  return patch.trimEnd();
}

function colourDiff(text: string, colours: boolean): string {
  const { red, green, cyan, bold } = pc.createColors(colours);
  const paint = (line: string) => {
    if (/^(---|\+\+\+) /.test(line)) return bold(line);
    if (line.startsWith('@@')) return cyan(line);
    if (line.startsWith('-')) return red(line);
    return line.startsWith('+') ? green(line) : line;
  };
  return text.split('\n').map(paint).join('\n');
}

function describePlanned({ entry, before }: Planned, isDetailed: boolean): string {
  const first = `${entry.position}  ${describeEntry(entry)}`;
  if (!isDetailed || !before || entry.kind === 'withdrawal') return first;
  const changed = listChangedFields(before.body, entry.body).map(
    ({ field, from, to }) => `  ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
  );
  return [first, ...changed].join('\n');
}

function formatPositions(planned: Planned[]): string {
  const [first, last] = [planned.at(0), planned.at(-1)].map((one) => one?.entry.position);
  return first === last ? `position ${first}` : `positions ${first}-${last}`;
}

/** "Taken as they are in the ledger: 14 entries, of them 9 figures." */
function formatSame(same: Entry[]): string[] {
  if (same.length === 0) return [];
  const figures = same.filter(({ kind }) => kind === 'figure').length;
  const words = same.length === 1 ? '1 entry' : `${same.length} entries`;
  return [
    `The same in the ledger already: ${words}, of them ${figures} figure${figures === 1 ? '' : 's'}.`,
  ];
}

/** What a person reads: in a dry run the diff of every entry, else a line for each that came in. */
export function formatReport(report: EditReport, colours: boolean): string {
  const { planned, head, dryRun } = report;
  const entries = `${planned.length} ${planned.length === 1 ? 'entry' : 'entries'}`;
  if (!dryRun) {
    const lines = planned.map((one) => describePlanned(one, true));
    if (planned.length === 0) {
      return `${[...formatSame(report.same), 'Nothing was appended: nothing is new.'].join('\n')}\n`;
    }
    return `${[
      ...lines,
      ...formatSame(report.same),
      `Appended ${entries}. Head: ${head.position}:${head.fingerprint}`,
    ].join('\n')}\n`;
  }
  const parts = planned.map((one) => {
    const { recorded_by, why } = one.entry;
    return `${describePlanned(one, false)}\nby ${recorded_by}: ${why}\n${formatDiff(one)}\n`;
  });
  const would =
    planned.length === 0 ? 'Nothing is new' : `It would be ${entries}, ${formatPositions(planned)}`;
  const last = `A dry run: nothing was appended. ${would}.\n`;
  return colourDiff(
    hideGivenIds([...parts, ...formatSame(report.same), last].join('\n'), report),
    colours,
  );
}

function toJson(planned: Planned) {
  const { entry, before, document } = planned;
  const isFurther = before !== null && entry.kind !== 'withdrawal';
  return {
    position: entry.position,
    kind: entry.kind,
    subject: subjectOf(entry),
    file: document.file,
    document: document.entry,
    changes: isFurther ? listChangedFields(before.body, entry.body) : [],
    entry,
  };
}

/** What a program reads. In a dry run there is no head, and a new id is its label or "(a new id)". */
export function formatReportJson(report: EditReport): string {
  const { planned, head, dryRun } = report;
  const document = {
    ok: true,
    dry_run: dryRun,
    head: dryRun ? null : head,
    entries: planned.map(toJson),
    ...(report.same.length > 0 ? { same: report.same.map(nameEntry) } : {}),
  };
  return `${hideGivenIds(JSON.stringify(document, null, 2), report)}\n`;
}
