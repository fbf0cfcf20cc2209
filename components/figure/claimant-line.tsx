import { Glyph } from '@/charts/mark/glyph';
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
      <Glyph
        bound="point"
        {...{ side, fill }}
        low={null}
        high={null}
        along="right"
        struck={false}
        core
      />
    </svg>
  );
}

function Speaker({ figure }: { figure: Figure }) {
  const { claimant, sources } = figure;
  const address = `/claimants/${claimant.id}`;
  if (claimant.kind === 'not clear') {
    return (
      <>
        <a href={address}>Not clear</a> who
      </>
    );
  }
  if (claimant.kind !== 'document') return <a href={address}>{claimant.name}</a>;
  const publishers = [...new Set(sources.map((source) => source.publisher))].join(' and ');
  return (
    <>
      {publishers}, <a href={address}>in its own voice</a>
    </>
  );
}

/** A side's stance follows the verb; that somebody is not a side at all belongs to the name. */
function Says({ figure }: { figure: Figure }) {
  const { stance } = figure;
  if (stance === null) return <> says</>;
  return stance === 'third party' ? <> (third party) says</> : <> says, {formatStance(figure)}</>;
}

/** Who says a figure and whose losses it speaks of, with links. */
export function ClaimantLine({ figure, sides }: { figure: Figure; sides: Sides }) {
  const { relayed_by } = figure;
  return (
    <span className="claimant-line">
      <SideMark figure={figure} sides={sides} />
      <span>
        <Speaker figure={figure} />
        <Says figure={figure} />
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
