import type { Dataset, WithContext } from 'schema-dts';
import type { ReleaseBody } from '../release/release-body';
import { describeCompilation, describeDownload } from './dataset';

/** What of a release its description names. */
type Described = Pick<ReleaseBody, 'name' | 'upto' | 'fingerprint' | 'zip'> & {
  recorded_at: Date;
};

/**
 * A release as a dataset: the whole ledger up to a position, in one file.
 * @param origin the public origin, without a slash at its end
 */
export function buildReleaseDataset(release: Described, origin: string): WithContext<Dataset> {
  const { name, upto, fingerprint, zip, recorded_at } = release;
  const page = `${origin}/releases/${name}`;
  const download = describeDownload(`${page}.zip`, 'application/zip');
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${page}#dataset`,
    ...describeCompilation(origin),
    name: `Casualty Ledger, release ${name}`,
    description: `Every figure and every version of the ledger up to position ${upto}, as CSV and JSON with metadata, the log of all entries, and the SHA-256 of each file. Fingerprint of the ledger there: ${fingerprint}.`,
    url: page,
    identifier: page,
    version: name,
    datePublished: recorded_at.toISOString(),
    distribution: [{ ...download, contentSize: `${zip.bytes} B`, sha256: zip.sha256 }],
  };
}
