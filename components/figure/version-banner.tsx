import type { Figure } from '@/ledger/figure';
import { capitalise } from '@/ledger/text';
import { FigureSaid } from './figure-said';
import { Recorded } from './recorded';
import { Tombstone } from './tombstone';

/** Says of a version whether it is the newest; if not, what took its place, when and why. */
export function VersionBanner(props: { figure: Figure; versions: readonly Figure[] }) {
  const { figure, versions } = props;
  const newest = versions.at(-1);
  const next = versions.find((each) => each.position > figure.position);
  if (!newest || !next) {
    return (
      <p className="note">
        This is version {figure.version}, the newest version of figure{' '}
        <a href={`/figures/${figure.id}`}>{figure.id}</a>.
      </p>
    );
  }
  if (next.withdrawal !== null) return <Tombstone figure={next} />;
  return (
    <>
      <aside className="banner" aria-label="Superseded">
        <p>
          <strong>Version {figure.version} was superseded</strong> on{' '}
          <Recorded at={next.recorded_at} />: from <FigureSaid figure={figure} /> to{' '}
          <FigureSaid figure={next} />.
        </p>
        {next.change === null ? null : (
          <p>
            {capitalise(next.change.kind)}: {next.change.reason}{' '}
            <a href={`/corrections#position-${next.position}`}>See this correction</a>
          </p>
        )}
        <p>
          <a href={`/figures/${figure.id}`}>See figure {figure.id} as it stands now</a>
        </p>
      </aside>
      {newest.withdrawal === null ? null : <Tombstone figure={newest} />}
    </>
  );
}
