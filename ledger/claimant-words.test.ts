import { expect, test } from 'vitest';
import { sayClaimant, shortenClaimant } from '@/ledger/claimant-words';
import type { Figure } from '@/ledger/figure';
import { exampleFigure, seed1, seed3, seed4, ucdp2020 } from '@/tests/unit/example-figures';

const by = (name: string, kind: Figure['claimant']['kind']) =>
  shortenClaimant(exampleFigure({ claimant: { id: 'x', name, kind, party: null } }));

test('a body is told by its initials, a person without the office, a report by its publisher', () => {
  expect(shortenClaimant(ucdp2020)).toBe('UCDP');
  expect(by('Internal Displacement Monitoring Centre', 'organisation')).toBe('IDMC');
  expect(by('Agence France-Presse', 'news agency')).toBe('AFP');
  expect(by('Associated Press', 'news agency')).toBe('Associated Press');
  expect(by('BBC News', 'organisation')).toBe('BBC News');
  expect(by("Azerbaijan's Defence Ministry", 'state body')).toBe("Azerbaijan's Defence Ministry");
  expect(by('Prime Minister Nikol Pashinyan', 'person')).toBe('Nikol Pashinyan');
  expect(by('Artur Sargsyan, deputy defence minister', 'person')).toBe('Artur Sargsyan');
  expect(shortenClaimant(seed1)).toBe('The Washington Post');
});

test('a report that says a number itself, and one that leaves the speaker open, are told in plain words', () => {
  expect(sayClaimant(seed1)).toBe('The Washington Post, own report');
  expect(sayClaimant(seed3)).toBe('attribution unclear');
  expect(sayClaimant(seed4)).toBe('International Crisis Group, relayed by The Washington Post');
});
