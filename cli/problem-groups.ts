import type { Problem } from './failure';

/**
 * Problems that are fixed together, with one look at the file: the same error in the same field of several
 * entries or rows, or the fields that one entry lacks.
 */
export type ProblemGroup = {
  file: string;
  /** The first of them: its place stands for all. */
  first: Problem;
  problems: Problem[];
  message: string;
  fix: string;
};

const MISSING = 'is missing';
/** How many other places, and how many other values, are named. */
const NAMED = 8;

/** The field of a problem without the number of its row. */
function fieldOf({ field, where }: Problem): string {
  return where === undefined ? field : where.replace(/^row \d+, /, '').replace(/ \d+/g, ' ');
}

function keyOf(problem: Problem): string {
  const { file, entry, message, fix } = problem;
  const key = message === MISSING ? [entry, MISSING] : [fieldOf(problem), message, fix];
  return JSON.stringify([file, ...key]);
}

function toGroup(problems: [Problem, ...Problem[]]): ProblemGroup {
  const [first] = problems;
  const { file, message, fix } = first;
  if (message !== MISSING || problems.length === 1) return { file, first, problems, message, fix };
  const names = problems.map((problem) => problem.field.replace(/^body\./, ''));
  return {
    file,
    first: { ...first, field: '', value: null },
    problems,
    message: `${problems.length} fields are missing: ${names.join(', ')}`,
    fix: 'Write each; "null" says that it is unknown, where the field may be. An example with all of them: casualty-ledger help add',
  };
}

/** Problems in groups, each where its first stands. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].map(toGroup);
}

function listSome(words: string[]): string {
  const rest = words.length - NAMED;
  return words.slice(0, NAMED).join(', ') + (rest > 0 ? ` … and ${rest} more` : '');
}

/** "and 24 more: rows 2, 3, 4 …", with the other values where they differ. */
function formatOthers({ first, problems, message }: ProblemGroup): string[] {
  if (problems.length === 1 || message.includes('fields are missing')) return [];
  const others = problems.slice(1);
  const noun = first.where === undefined ? 'entry' : 'row';
  const isNumbered = first.where === undefined || /^row \d/.test(first.where);
  const numbers = others.map(({ entry, line }) => String(isNumbered ? entry : line));
  const plural = { entry: ['entry', 'entries'], row: ['row', 'rows'] }[noun] ?? [];
  const word = isNumbered ? plural[others.length === 1 ? 0 : 1] : 'line';
  const values = [
    ...new Set(
      others.flatMap(({ value }) => (value === null || value === first.value ? [] : [value])),
    ),
  ];
  return [
    `and ${others.length} more: ${word} ${listSome(numbers)}`,
    ...(values.length > 0 ? [`also: ${listSome(values)}`] : []),
  ];
}

/** What a person reads of a group: its place, what was read there, what is wrong, and the fix. */
export function formatGroup(group: ProblemGroup): string {
  const { first, message, fix } = group;
  const place = `${first.file}:${first.line}:${first.column}`;
  const field = first.field ? ` ${first.field}` : '';
  const where = first.where ?? `entry ${first.entry}${field}`;
  const value = first.value === null ? '' : `: ${first.value}`;
  const others = formatOthers(group).map((words) => `  ${words}\n`);
  return `${place}: ${where}${value}\n${others.join('')}  ${message}\n  → ${fix}`;
}

/** A group as JSON has it. */
export function toJsonGroup({ file, first, problems, message, fix }: ProblemGroup): object {
  return {
    file,
    line: first.line,
    column: first.column,
    field: fieldOf(first),
    count: problems.length,
    entries: problems.map(({ entry }) => entry),
    values: [...new Set(problems.flatMap(({ value }) => value ?? []))],
    message,
    fix,
  };
}
