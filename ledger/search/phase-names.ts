import type { Phase } from '../conflict';

/** What readers call the phases of a conflict beside their names, read from the records themselves. */

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const DAY = 86_400_000;

/** "Also called the four-day war." in a note. */
function readAlsoCalled({ note }: Phase): string[] {
  const found = /also called (?:the )?([^.;,]+)/i.exec(note ?? '')?.[1];
  return found === undefined ? [] : [found];
}

function isWhole({ period }: Phase): boolean {
  return /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(period.edtf);
}

/** "44-day war", "six-week war": how long it was, where both its days are known. */
function nameByLength(phase: Phase): string[] {
  const { start, end } = phase.period;
  if (!isWhole(phase) || start === null || end === null) return [];
  const days = Math.round((Date.parse(end) - Date.parse(start)) / DAY);
  const weeks = Math.round(days / 7);
  // Both ends counted, or one: people do either.
  return [`${days} day war`, `${days + 1} day war`, `${weeks} week war`];
}

/** A war is a phase that is called so, has ended and is no part of another: "first" is the earliest. */
function isWar({ name, period, part_of }: Phase): boolean {
  return part_of === null && !period.edtf.endsWith('/..') && /^(?!after\b).*\bwar\b/i.test(name);
}

/** The words that a conflict's wars are called by: "Nagorno-Karabakh", "Karabakh". */
function listShortNames(conflictNames: readonly string[]): string[] {
  const short = conflictNames.map((name) => name.replace(/\s+(?:conflict|war)$/i, ''));
  return [...short, ...short.flatMap((name) => name.split(/[\s-]+/))];
}

/**
 * Names of each phase of one conflict: its own, the ones its note gives, how long it was, and of wars
 * which one in turn ("second Karabakh war").
 * @param conflictNames names of the conflict in English
 */
export function listPhaseNames(
  phases: readonly Phase[],
  conflictNames: readonly string[],
): string[][] {
  const wars = phases
    .filter(isWar)
    .toSorted((a, b) => (a.period.end ?? '9').localeCompare(b.period.end ?? '9', 'en'));
  return phases.map((phase) => {
    const turn = ORDINALS[wars.indexOf(phase)];
    const inTurn =
      turn === undefined
        ? []
        : ['', ...listShortNames(conflictNames)].map((name) => `${turn} ${name} war`);
    const byLength = wars.includes(phase) ? nameByLength(phase) : [];
    return [phase.name, ...readAlsoCalled(phase), ...byLength, ...inTurn];
  });
}
