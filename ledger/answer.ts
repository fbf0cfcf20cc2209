import type { Conflict } from './conflict';
import type { Figure } from './figure';
import { periodsAreDisjoint } from './period';
import { haveSameClaimant, periodsOverlap } from './question';
import { capitalise } from './text';
import { formatDay, formatFigureSaid, formatPeriod, formatRelay, formatValue } from './wording';

/** More answers than these are counted, not listed: a sentence of ten numbers is read by nobody. */
const SAID_UP_TO = 4;

/** One speaker's figures for the same thing, the latest first; earlier ones are what it said before. */
type Voice = { latest: Figure; earlier: Figure[] };

const ORDER = new Intl.Collator('en');

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

function join(words: readonly string[], last = ' and '): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')}${last}${words.at(-1)}`;
}

function publishersOf({ sources }: Figure): string {
  return join([...new Set(sources.map(({ publisher }) => publisher))]);
}

/** Who speaks of a conflict's losses: the party that somebody speaks for, else the claimant. */
function isSameVoice(a: Figure, b: Figure): boolean {
  if (a.stance !== b.stance || a.affected.id !== b.affected.id) return false;
  if (!periodsOverlap(a.period, b.period)) return false;
  const [one, other] = [a.claimant.party, b.claimant.party];
  return one && other ? one.id === other.id : haveSameClaimant(a, b);
}

/** Two numbers of one day are two answers: only one of another day was said before. */
function groupVoices(figures: readonly Figure[]): Voice[] {
  const voices: Voice[] = [];
  for (const figure of figures.toSorted((a, b) => ORDER.compare(b.as_of, a.as_of))) {
    const voice = voices.find(
      ({ latest, earlier }) =>
        isSameVoice(latest, figure) &&
        [latest, ...earlier].every((each) => each.as_of !== figure.as_of),
    );
    if (voice) voice.earlier.push(figure);
    else voices.push({ latest: figure, earlier: [] });
  }
  return voices;
}

/** What tells a figure from the others of its question, where they differ in it and it is stated. */
function sayDifference(figure: Figure, figures: readonly Figure[]): string[] {
  const isAlike = (read: (each: Figure) => string | null) =>
    figures.every((each) => read(each) === read(figure));
  return [
    isAlike((each) => each.affected.id) || figure.affected_basis === 'not stated'
      ? null
      : figure.affected.name,
    isAlike((each) => each.counted) || figure.counted === 'not stated' ? null : figure.counted,
  ].filter((each) => each !== null);
}

/** "(military)", with a space before it; nothing where there is nothing to say. */
function inBrackets(words: readonly string[]): string {
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** "; the one as of November 2020 was 2,425 (military)", for each earlier figure. */
function sayEarlier({ earlier }: Voice, figures: readonly Figure[]): string {
  const said = earlier.map((figure) => {
    const difference = inBrackets(sayDifference(figure, figures));
    return `the one as of ${formatDay(figure.as_of)} was ${formatValue(figure)}${difference}`;
  });
  return said.length === 0 ? '' : `; ${join(said)}`;
}

function sayStance({ stance }: Figure): string {
  if (stance === 'own') return ' for own losses';
  return stance === 'opponent' ? ' for the opponent’s losses' : '';
}

/** What a party says: "Armenia’s latest figure for own losses is 3,773 persons (…)". */
function sayParty(voice: Voice, name: string, figures: readonly Figure[]): string {
  const { latest, earlier } = voice;
  const { claimant } = latest;
  const details = [
    ...sayDifference(latest, figures),
    ...(claimant.name === name ? [] : [claimant.name]),
    `as of ${formatDay(latest.as_of)}`,
    ...(latest.relayed_by === null ? [] : [`relayed by ${formatRelay(latest)}`]),
  ];
  if (latest.qualifier === 'denied')
    return `${name} denies the losses and gives no number${inBrackets(details)}${sayEarlier(voice, figures)}.`;
  const which = earlier.length > 0 ? 'latest figure' : 'figure';
  return `${possessive(name)} ${which}${sayStance(latest)} is ${formatFigureSaid(latest)}${inBrackets(details)}${sayEarlier(voice, figures)}.`;
}

/** "according to VOA News": a report is named by its publisher, a count of ours by its file. */
function saySpeaker(figure: Figure): string {
  const { claimant } = figure;
  if (claimant.kind === 'not clear')
    return `in ${publishersOf(figure)}, which leaves open who says it`;
  if (claimant.kind === 'document') return `according to ${publishersOf(figure)}`;
  // Which part of a publisher keeps the file is said where the document is.
  if (claimant.kind === 'ledger')
    return `counted by ${claimant.name} in a file of ${publishersOf(figure).replace(/,.*$/, '')}`;
  return `according to ${claimant.name}`;
}

/** What those who are no party say, in one sentence; the day once where it is the same for all. */
function sayOthers(voices: readonly Voice[], figures: readonly Figure[]): string {
  const [first] = voices;
  if (!first) return '';
  const shown = voices.slice(0, SAID_UP_TO);
  const left = voices.length - shown.length;
  const oneDay =
    voices.length > 1 && voices.every(({ latest }) => latest.as_of === first.latest.as_of);
  const said = shown.map((voice) => {
    const { latest } = voice;
    const number = `${formatFigureSaid(latest)}${inBrackets(sayDifference(latest, figures))}`;
    const day = oneDay ? '' : `, as of ${formatDay(latest.as_of)}`;
    return `${number} ${saySpeaker(latest)}${day}${sayEarlier(voice, figures)}`;
  });
  const more = left > 0 ? [`${left} more below`] : [];
  const day = oneDay
    ? `, ${voices.length === 2 ? 'both' : 'all'} as of ${formatDay(first.latest.as_of)}`
    : '';
  return `${capitalise([...said, ...more].join('; '))}${day}.`;
}

/** Sides without a figure: of what the ledger holds, not of what they have ever said. */
function saySilent(figures: readonly Figure[], sides: Conflict['sides']): string {
  const speaking = new Set(figures.map(({ claimant }) => claimant.party?.side));
  const silent = sides.filter(({ id }) => !speaking.has(id));
  if (silent.length === 0) return '';
  if (silent.length === sides.length)
    return `The ledger has no figure from ${sides.length === 2 ? 'either' : 'any'} side.`;
  const names = silent.map(({ name }) => (name.endsWith(' side') ? `the ${name}` : name));
  return `The ledger has no figure from ${join(names, ' or ')}.`;
}

/** One claimant's figures for times apart, such as years; null where there are others among them. */
function saySeries(figures: readonly Figure[]): string | null {
  const [first] = figures;
  const isSeries =
    first &&
    figures.length > 1 &&
    figures.every(
      (a) =>
        haveSameClaimant(a, first) &&
        figures.every((b) => a === b || periodsAreDisjoint(a.period, b.period)),
    );
  if (!isSeries) return null;
  const known = figures.flatMap((figure) =>
    figure.value === null ? [] : [{ figure, value: figure.value }],
  );
  const ranked = known.toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [ranked[0]?.figure, ranked.at(-1)?.figure];
  if (!lowest || !highest) return null;
  const days = new Set(figures.map(({ as_of }) => as_of));
  const day = days.size === 1 ? `, as of ${formatDay(first.as_of)}` : '';
  const say = (figure: Figure) => `${formatFigureSaid(figure)} for ${formatPeriod(figure.period)}`;
  return `${figures.length} figures ${saySpeaker(first)}${day}: the lowest is ${say(lowest)}, the highest ${say(highest)}. They cover different periods, and the ledger makes no total of them.`;
}

/**
 * What the ledger answers to a question, in a few sentences of plain text: each party's latest figure
 * with what it said before, then what others say from the lowest number on (what we counted ourselves
 * last), then which side has given none. Every number has its claimant and its day; nothing is chosen, added or averaged.
 * @param figures the current figures of one question, each once
 * @param sides of its conflict, in their alphabetical order
 */
export function writeAnswer(figures: readonly Figure[], sides: Conflict['sides']): string {
  if (figures.length === 0) return 'The ledger has no figure for this.';
  const series = saySeries(figures);
  if (series !== null) return series;
  const voices = groupVoices(figures);
  const rank = (party: { side: string | null }) => sides.findIndex(({ id }) => id === party.side);
  const parties = voices
    .flatMap((voice) => {
      const { party } = voice.latest.claimant;
      return party ? [{ voice, party }] : [];
    })
    .toSorted((a, b) => rank(a.party) - rank(b.party) || ORDER.compare(a.party.name, b.party.name));
  const floor = ({ latest }: Voice) => latest.value ?? latest.low ?? Number.POSITIVE_INFINITY;
  const isCounted = ({ latest }: Voice) => Number(latest.claimant.kind === 'ledger');
  const others = voices
    .filter(({ latest }) => latest.claimant.party === null)
    .toSorted((a, b) => isCounted(a) - isCounted(b) || floor(a) - floor(b));
  const isOurs = figures.every(({ claimant }) => claimant.kind === 'ledger');
  return [
    ...parties.map(({ voice, party }) => sayParty(voice, party.name, figures)),
    sayOthers(others, figures),
    isOurs ? '' : saySilent(figures, sides),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
