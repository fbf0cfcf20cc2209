import { cache } from 'react';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { getHead } from '@/db/queries/get-head';
import { listClaimants } from '@/db/queries/list-claimants';
import { listConflicts } from '@/db/queries/list-conflicts';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { listQuestions } from '@/db/queries/list-questions';
import { listSources } from '@/db/queries/list-sources';
import { openReader } from './reader';

/** What a page and its metadata both ask for, asked once a drawing. */

export const askConflictView = cache((position: number, id: string) =>
  getConflictView(openReader().db, position, id),
);

export const askConflicts = cache((position: number) => listConflicts(openReader().db, position));

export const askFigureVersions = cache((position: number, id: string) =>
  listFigureVersions(openReader().db, position, id),
);

export const askQuestion = cache(async (position: number, id: string) => {
  const questions = await listQuestions(openReader().db, position);
  return questions.find((question) => question.id === id) ?? null;
});

export const askSourceStates = cache((position: number, id: string) =>
  listSources(openReader().db, position, id),
);

export const askClaimant = cache(async (position: number, id: string) => {
  const claimants = await listClaimants(openReader().db, position);
  return claimants.find((claimant) => claimant.id === id) ?? null;
});

/** When the entry of a position was recorded (UTC, ISO 8601); null before the first. */
export const askRecordedAt = cache(async (position: number): Promise<string | null> => {
  const head = await getHead(openReader().db, position);
  if (head === null) return null;
  return head.recorded_at.toISOString().replace('.000Z', 'Z');
});
