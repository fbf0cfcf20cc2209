import type { Database } from '@/db/client';
import { readLog } from '@/db/log-file';
import { getHead } from '@/db/queries/get-head';
import { listClaimants } from '@/db/queries/list-claimants';
import { listMeasures } from '@/db/queries/list-measures';
import { listSources } from '@/db/queries/list-sources';
import { SHIPPED_LOG } from '@/db/shipped-log';
import { formatAuthors } from '@/ledger/author';
import type { Claimant, Measure, Source } from '@/ledger/conflict';

/** What a conflict folder may name without saying more of it, because the ledger holds it. */
export type Known = {
  measures: Pick<Measure, 'id' | 'name'>[];
  claimants: Claimant[];
  /** Every state; the newest of a document last. */
  sources: Source[];
};

/** Reads what the ledger holds now. */
export async function readKnown(db: Database): Promise<Known> {
  const position = (await getHead(db))?.position ?? 0;
  return {
    measures: await listMeasures(db, position),
    claimants: await listClaimants(db, position),
    sources: await listSources(db, position),
  };
}

/** What every ledger holds that begins with the shipped log: for checks without a database. */
export async function readShippedKnown(): Promise<Known> {
  const known: Known = { measures: [], claimants: [], sources: [] };
  for (const { kind, body } of await readLog(SHIPPED_LOG)) {
    if (kind === 'measure') known.measures.push(body);
    else if (kind === 'claimant') known.claimants.push(body);
    else if (kind === 'source')
      known.sources.push({
        ...body,
        author: body.author === null ? null : formatAuthors(body.author),
      });
  }
  return known;
}
