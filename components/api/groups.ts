import { ABOUT_CHAPTERS } from '@/routes/openapi/document';
import { API_GROUPS } from '@/routes/parameters';
import { CHAPTERS, type Chapter, chapterSlug } from '@/routes/route';

export type ApiGroup = {
  slug: (typeof API_GROUPS)[number];
  name: string;
  about: string;
  /** The chapter whose routes it lists; null for what holds for all routes. */
  chapter: Chapter | null;
};

const SHARED: Readonly<Record<string, { name: string; about: string }>> = {
  responses: { name: 'Responses', about: 'Every status and every header, and what each says.' },
  fields: { name: 'Fields of the JSON', about: 'What the JSON of each kind of response holds.' },
};

/** The groups of the API's description, in their order. */
export function listApiGroups(): ApiGroup[] {
  return API_GROUPS.map((slug) => {
    const chapter = CHAPTERS.find((each) => chapterSlug(each) === slug) ?? null;
    const words =
      chapter === null ? SHARED[slug] : { name: chapter, about: ABOUT_CHAPTERS[chapter] };
    if (!words) throw new Error(`the API group "${slug}" has no name`);
    return { slug, ...words, chapter };
  });
}
