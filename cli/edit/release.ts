import { getHead } from '@/db/queries/get-head';
import { getReleaseContent } from '@/db/queries/get-release-content';
import { getReleaseZip } from '@/db/queries/get-release-zip';
import { publicOrigin } from '@/ledger/release/release-body';
import type { Draft } from '../input/drafts';
import type { Complete, Completed, EditState } from './edit-state';

type ReleaseDraft = { name: string; origin?: string | undefined; notes?: string | null };

/** @param publicUrl the public origin where the file says none; undefined where nobody says it */
export function createReleaseCompleter(publicUrl: string | undefined): Complete {
  return async (draft: Draft, state: EditState): Promise<Completed> => {
    const { name, origin = publicUrl, notes = null } = draft.body as ReleaseDraft;
    const refuse = (path: string[], message: string, fix: string) => ({
      problems: [draft.document.refuse(path, message, fix)],
    });
    if (state.planned.length > 0) {
      return refuse([], 'is a second release', 'Make one release at a time.');
    }
    if (!publicOrigin.safeParse(origin).success || origin === undefined) {
      return refuse(
        ['body', 'origin'],
        'is missing, and PUBLIC_URL is not an origin either',
        'Write the public address that its permalinks carry (https://ledger.example.org), or set PUBLIC_URL.',
      );
    }
    const head = await getHead(state.db);
    if (!head) return refuse([], 'would be empty: so is the ledger', 'Append to it first.');
    if (await getReleaseZip(state.db, head.position, name)) {
      return refuse(['body', 'name'], 'is the name of a release already', 'Take another name.');
    }
    const { position: upto, fingerprint } = head;
    const released = (draft.recorded_at ?? state.now.toISOString()).slice(0, 10);
    const frozen = { name, upto, fingerprint, origin, notes };
    const content = await getReleaseContent(state.db, upto);
    // Loaded when it is wanted: the citations in it bring libraries that no other command needs.
    const { buildRelease } = await import('@/ledger/release/build-release');
    const { zip, checksums } = buildRelease({ ...frozen, released, ...content });
    state.zips.set(name, zip);
    return { body: { ...frozen, ...checksums }, before: null };
  };
}
