import { withoutBrackets } from '@/charts/text-width';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { type KeyFigure, listKeyFigures } from '@/ledger/key-figures';
import { numberOf, orderByNumber } from '@/ledger/order-by-number';
import { formatClaimant, formatValue } from '@/ledger/wording';

/** More numbers than this in one line hide how far apart they are: the lowest and the highest stand. */
const MOST_NUMBERS = 2;

/** The claims that carry a number, in the order of their numbers, each wording once. */
function listNumbers(figures: readonly Figure[]): { label: string; href: string }[] {
  const distinct = new Map(
    orderByNumber(figures).map((figure) => [formatValue(figure), `/figures/${figure.id}`] as const),
  );
  const all = [...distinct].map(([label, href]) => ({ label, href }));
  const [first, last] = [all[0], all.at(-1)];
  return all.length > MOST_NUMBERS && first && last ? [first, last] : all;
}

/** Who says it; those who give no number, in their words. */
function sayWho(figures: readonly Figure[]): string {
  const named = [...new Set(figures.map((figure) => formatClaimant(figure)))];
  const words = figures.filter((figure) => numberOf(figure) === null).map(formatValue);
  const extra = words.length === 0 ? '' : `; also “${[...new Set(words)].join('”, “')}”`;
  return named.length > 3
    ? `${named.slice(0, 2).join('; ')} and ${named.length - 2} more${extra}`
    : `${named.join('; ')}${extra}`;
}

type PartProps = { part: KeyFigure['parts'][number]; sides: ConflictView['conflict']['sides'] };

function Part({ part, sides }: PartProps) {
  const name = sides.find(({ id }) => id === part.side)?.name;
  return (
    <span className="key-part">
      {listNumbers(part.figures).map(({ label, href }, index) => (
        <span key={label}>
          {index === 0 ? null : <span className="key-between">, </span>}
          <a href={href}>{label}</a>
        </span>
      ))}
      {name === undefined ? null : <span className="key-side"> {name}</span>}
    </span>
  );
}

const FAMILY: Partial<Record<KeyFigure['family'], string>> = {
  deaths: 'Killed',
  displacement: 'Fled',
  incidents: 'Incidents',
};

/** What was counted, in a few words: "Killed: Fighting of April 2016". */
function sayWhat({ phase, family, isYear, parts }: KeyFigure): string {
  const [figure] = parts[0]?.figures ?? [];
  if (isYear && figure)
    return `${figure.measure.name.replace(/^./, (c) => c.toUpperCase())} in ${figure.period.edtf}, the deadliest year`;
  const [what, when] = [FAMILY[family] ?? family, withoutBrackets(phase?.name ?? '')];
  return when.startsWith(what) ? when : `${what}: ${when}`;
}

/** One key figure: its numbers, what was counted, who says it. */
export function KeyFigureLines({
  figure,
  sides,
}: {
  figure: KeyFigure;
  sides: PartProps['sides'];
}) {
  return (
    <>
      <p className="key-number">
        {figure.parts.map((part) => (
          <Part key={part.question} part={part} sides={sides} />
        ))}
      </p>
      <p className="key-what">
        <a href={`/questions/${figure.parts[0]?.question}`}>{sayWhat(figure)}</a>
      </p>
      <p className="key-who">{sayWho(figure.parts.flatMap(({ figures }) => figures))}</p>
    </>
  );
}

/** What a reader must know first, with who says it and how far the claims are apart. */
export function KeyFigures({ view }: { view: ConflictView }) {
  const found = listKeyFigures(view);
  if (found.length === 0) return <p>No figure is left by this filter. That is not zero.</p>;
  return (
    <ul className="key-figures" aria-label="Key figures">
      {found.map((key) => (
        <li key={key.parts.map(({ question }) => question).join(' ')}>
          <KeyFigureLines figure={key} sides={view.conflict.sides} />
        </li>
      ))}
    </ul>
  );
}
