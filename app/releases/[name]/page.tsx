import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { CiteTexts } from '@/components/cite/cite-texts';
import { Permalink } from '@/components/cite/permalink';
import { Recorded } from '@/components/figure/recorded';
import { ReleaseFiles } from '@/components/release/release-files';
import { Edition } from '@/components/site/edition';
import { Facts } from '@/components/site/facts';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import type { Release } from '@/db/queries/list-releases';
import { openDb } from '@/db/web';
import { buildReleaseDataset } from '@/ledger/schema-org/release';
import { loadRelease, toReleaseWork } from '@/loaders/load-release';
import { publicOrigin } from '@/routes/origin';

type Props = { params: Promise<{ name: string }> };

function describe({ name, upto }: Release): string {
  return `Release ${name} of Casualty Ledger: every figure and version up to edition ${upto}, the log, and the checksums of all files, in one zip file that never changes.`;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params;
  const state = await readPageState();
  const release = await loadRelease(openDb(), state.position, name);
  if (!release) notFound();
  const head = {
    path: `/releases/${name}`,
    title: `Release ${name}`,
    description: describe(release),
  };
  return toMetadata(state, head, toReleaseWork(release, publicOrigin()));
}

/** What proves a release: anyone who has its zip can compute both again. */
function Proofs({ release }: { release: Release }) {
  return (
    <Facts
      facts={[
        {
          term: 'Released',
          children: (
            <p>
              <Recorded at={release.recorded_at.toISOString()} /> by {release.recorded_by}:{' '}
              {release.why}
            </p>
          ),
        },
        {
          term: 'Edition',
          children: (
            <p>
              <Edition position={release.upto} />.{' '}
              <a href={`/?at=${release.upto}`}>The pages as published then</a>
            </p>
          ),
        },
        {
          term: 'Fingerprint of the ledger then',
          children: (
            <p>
              <code className="hash">{release.fingerprint}</code>
            </p>
          ),
        },
        {
          term: 'SHA-256 of the zip file',
          children: (
            <p>
              <code className="hash">{release.zip.sha256}</code>
            </p>
          ),
        },
        release.notes === null ? null : { term: 'Note', children: <p>{release.notes}</p> },
      ]}
    />
  );
}

const CITATION_FILES = [
  ['BibTeX', 'bib'],
  ['RIS', 'ris'],
  ['CSL-JSON', 'csl.json'],
] as const;

/** One release: its file, what proves it, and how to cite it. */
export default async function ReleasePage({ params }: Props) {
  const { name } = await params;
  const state = await readPageState();
  const release = await loadRelease(openDb(), state.position, name);
  if (!release) notFound();
  const path = `/releases/${name}`;
  const origin = publicOrigin();
  return (
    <PageFrame
      state={state}
      path={path}
      trail={[{ href: '/releases', name: 'Releases' }]}
      hasState={false}
    >
      <JsonLd data={buildReleaseDataset(release, origin)} />
      <h1>Release {name}</h1>
      <p className="lede">
        <a href={`${path}.zip`}>{name}.zip</a>, {release.zip.bytes.toLocaleString('en')} bytes: a
        Frictionless data package. Its bytes never change.
      </p>
      <div className="with-aside">
        <div>
          <Proofs release={release} />
          <ReleaseFiles release={release} />
        </div>
        <section className="cite" aria-labelledby="cite">
          <h2 id="cite">Cite this release</h2>
          <Permalink origin={origin} path={path} />
          <CiteTexts
            id="release"
            groups={[{ title: 'Cite this release', works: [toReleaseWork(release, origin)] }]}
          />
          <ul className="files" aria-label="This release for reference managers">
            {CITATION_FILES.map(([name, ending]) => (
              <li key={ending}>
                <a href={`${path}.${ending}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </PageFrame>
  );
}
