import { getQuestion } from '@/db/queries/get-question';
import { subjectsOfQuestion } from './found';
import { AT, QUESTION } from './parameters';
import { asked, type Route } from './route';

export const question = {
  path: '/questions/{slug}',
  chapter: 'Figures',
  title: 'What was counted, with every figure for it',
  params: { slug: QUESTION },
  find: async (db, position, [id = '']) => {
    const found = await getQuestion(db, position, id);
    return found && { subjects: subjectsOfQuestion(id, found.conflict) };
  },
  formats: { html: asked({ at: AT }) },
} satisfies Route;
