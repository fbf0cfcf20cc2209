import type { ReleaseContent } from './content';

/** How to cite a release, in a file for each kind of program that reads citations. */
export function listCitationFiles(_content: ReleaseContent): { path: string; text: string }[] {
  return [];
}
