import { expect, test } from 'vitest';
import { citeQuestion } from '@/ledger/citation/cite-question';

const QUESTION = {
  id: 'killed-in-the-war-to-1994',
  title: 'Killed in the war to 1994',
  conflict: { name: 'Nagorno-Karabakh conflict' },
  position: 179,
  address: 'https://ledger.example/questions/killed-in-the-war-to-1994?at=179',
};

test('a question is cited in one state, its day first; no day is made up', () => {
  const work = citeQuestion({ ...QUESTION, recorded_at: '2026-11-22T18:00:00Z' });
  expect(work).toMatchObject({
    title:
      'Killed in the war to 1994: Nagorno-Karabakh conflict, every figure (as published on 22 November 2026, edition 179)',
    date: '2026-11-22',
    url: QUESTION.address,
  });
  expect(citeQuestion({ ...QUESTION, recorded_at: null })).toMatchObject({
    title: 'Killed in the war to 1994: Nagorno-Karabakh conflict, every figure (edition 179)',
    date: null,
  });
});
