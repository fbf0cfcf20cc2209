import { type Correction, groupCorrections } from '@/ledger/correction';
import { CorrectionEntry } from './correction-entry';

/** A reason that many figures share is said once, with the figures below it. */
function Group({ corrections }: { corrections: readonly [Correction, ...Correction[]] }) {
  const [{ kind, reason }] = corrections;
  return (
    <details className="correction-group">
      <summary>
        <span className="tag">{kind}</span> {corrections.length} figures: {reason}
      </summary>
      {corrections.map((correction) => (
        <CorrectionEntry key={correction.to.position} correction={correction} />
      ))}
    </details>
  );
}

/** Changes of figures, those of one reason together. */
export function CorrectionList({ corrections }: { corrections: readonly Correction[] }) {
  return groupCorrections(corrections).map((group) => {
    const [first, ...more] = group;
    return more.length === 0 ? (
      <CorrectionEntry key={first.to.position} correction={first} />
    ) : (
      <Group key={first.to.position} corrections={group} />
    );
  });
}
