import { fillPath } from '@/routes/address';
import { ADDRESSES } from '@/routes/catalogue';
import type { Match } from '@/routes/match';
import { subjectsOfNamed } from '@/routes/subjects';
import type { LedgerIndex } from './ledger-index';
import { type Landing, landingAt, type Resolution, type Resolve, target } from './target';

function unknown({ form }: Match): Resolution {
  return { kind: 'unknown', form };
}

/** The yearly sums have their metadata beside them, and their version's page about them. */
export function landingOfYearly({ address, parts }: Match): Landing {
  const page = fillPath(ADDRESSES.datasetVersion, parts, 'html');
  return landingAt('Dataset', address, page, `${page}/yearly`, false);
}

/** A page or file about one version, drawn as the others are. */
export function ofVersion(
  path: (dataset: string, version: string) => string,
  landing?: (asked: Match) => Landing,
): Resolve {
  return (asked: Match, index: LedgerIndex) => {
    const [dataset = '', version = ''] = asked.parts;
    const imported = index.dataset(dataset)?.get(version);
    if (imported === undefined) return unknown(asked);
    return target(asked, {
      path: path(dataset, version),
      subjects: subjectsOfNamed('dataset', dataset),
      ...(landing ? { landing: landing(asked) } : {}),
      // Its file says nothing of later versions; its page names them.
      ...(asked.form === 'html' ? {} : { fixedAt: imported }),
    });
  };
}

/** The rows of a version, which go from the database to the reader without being kept. */
export const resolveEvents: Resolve = (asked, index) => {
  const [dataset = '', version = ''] = asked.parts;
  const position = index.dataset(dataset)?.get(version);
  if (position === undefined || (asked.form !== 'csv' && asked.form !== 'jsonl'))
    return unknown(asked);
  const query = asked.address.forms[asked.form] ?? {};
  return {
    kind: 'download',
    download: { what: 'events', form: asked.form, dataset, version, position, query },
  };
};

/** What changed from one version to another: its page is drawn, its file is streamed. */
export const resolveCompare: Resolve = (asked, index) => {
  const [dataset = ''] = asked.parts;
  if (index.dataset(dataset) === null) return unknown(asked);
  if (asked.form === 'csv') {
    const query = asked.address.forms.csv ?? {};
    return { kind: 'download', download: { what: 'changes', form: 'csv', dataset, query } };
  }
  return target(asked, {
    path: `/datasets/${dataset}/compare`,
    subjects: subjectsOfNamed('dataset', dataset),
  });
};
