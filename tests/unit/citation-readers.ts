import { execFileSync } from 'node:child_process';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

/** Programs that read bibliographies, and share no code with ours. */

/** What Citation.js understands, as CSL-JSON. */
export function readWithCitationJs(text: string): Record<string, unknown>[] {
  return new Cite(text, { generateGraph: false }).data;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What Bibutils understands: all texts of each record's MODS. */
export function readWithBibutils(
  program: 'bib2xml' | 'biblatex2xml' | 'ris2xml',
  text: string,
): string[][] {
  const mods = execFileSync(program, ['-i', 'utf8'], {
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const records = mods.split('<mods ').slice(1);
  return records.map((record) =>
    Array.from(record.matchAll(/>([^<>]*\S[^<>]*)</g), ([, value = '']) =>
      value.replace(/&(\w+);/g, (_, entity: string) => ENTITIES[entity] ?? entity),
    ),
  );
}
