import { Glyph } from '@/charts/mark/glyph';
import { sayClaimant, sayPublishers, shortenClaimant } from '@/ledger/claimant-words';
import type { Conflict } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatRelay, formatStance } from '@/ledger/wording';

export type Sides = Conflict['sides'];

/** A side's hue and shape follow the alphabetical order of the conflict's sides. */
function sideOf(figure: Figure, sides: Sides): 'first' | 'second' | 'neutral' {
  const side = figure.claimant.party?.side;
  if (side && side === sides[0]?.id) return 'first';
  return side && side === sides[1]?.id ? 'second' : 'neutral';
}

/** Who speaks, as hue and shape: solid on its own losses, hollow on its opponent's. */
function SideMark({ figure, sides }: { figure: Figure; sides: Sides }) {
  const side = sideOf(figure, sides);
  const fill = figure.stance === 'opponent' ? 'hollow' : 'solid';
  return (
    <svg className="side-mark" viewBox="-8 -8 16 16" aria-hidden="true">
      <Glyph bound="point" {...{ side, fill }} low={null} high={null} along="right" core />
    </svg>
  );
}

function Speaker({ figure }: { figure: Figure }) {
  const { claimant } = figure;
  const address = `/claimants/${claimant.id}`;
  if (claimant.kind === 'not clear') return <a href={address}>Attribution unclear</a>;
  if (claimant.kind !== 'document') return <a href={address}>{claimant.name}</a>;
  return (
    <>
      {sayPublishers(figure)}, <a href={address}>own report</a>
    </>
  );
}

/** Whose losses a side speaks of; that a named body is no side is said, a report shows it by itself. */
function Stance({ figure }: { figure: Figure }) {
  const { stance, claimant } = figure;
  if (stance === null || claimant.kind === 'document') return null;
  return stance === 'third party' ? <> (third party)</> : <>, {formatStance(figure)}</>;
}

/** Who says a figure and whose losses it speaks of, with links. */
export function ClaimantLine({ figure, sides }: { figure: Figure; sides: Sides }) {
  const { relayed_by } = figure;
  return (
    <span className="claimant-line">
      <SideMark figure={figure} sides={sides} />
      <span>
        <Speaker figure={figure} />
        <Stance figure={figure} />
        {relayed_by === null ? null : (
          <>
            {', relayed by '}
            <a href={`/claimants/${relayed_by.id}`}>{formatRelay(figure)}</a>
          </>
        )}
      </span>
    </span>
  );
}

/** The same in a table's cell: a short name, with the full one and whose losses in its title. */
export function ClaimantCell({ figure, sides }: { figure: Figure; sides: Sides }) {
  const { claimant, stance } = figure;
  const full =
    stance === null ? sayClaimant(figure) : `${sayClaimant(figure)} (${formatStance(figure)})`;
  return (
    <span className="claimant-line">
      <SideMark figure={figure} sides={sides} />
      <span>
        <a href={`/claimants/${claimant.id}`} title={full}>
          {shortenClaimant(figure)}
        </a>
        {stance === 'own' || stance === 'opponent' ? `, ${formatStance(figure)}` : null}
      </span>
    </span>
  );
}
