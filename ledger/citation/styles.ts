import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { PROJECT_ROOT } from '@/project-root';
import { type CslItem, toCslItem } from './csl-item';
import type { Author, Work } from './work';

/** The styles of citation, in the order in which they are offered. */
export const STYLES = ['APA', 'MLA', 'Chicago', 'Harvard'] as const;
export type Style = (typeof STYLES)[number];

/** A stretch of a citation; some of it is set in italics. */
export type Run = { text: string; italic: boolean };

type Csl = { template: string; lang: string };

/**
 * APA 7, MLA 9 and Chicago 17 are official styles that come with us (csl/README.md), Cite Them Right 12
 * comes with the library. The library's own APA takes seven times the memory (decision 0025).
 */
const CSL: Record<Style, Csl> = {
  APA: { template: 'apa-7th-edition', lang: 'en-US' },
  MLA: { template: 'modern-language-association', lang: 'en-US' },
  Chicago: { template: 'chicago-author-date', lang: 'en-US' },
  Harvard: { template: 'harvard1', lang: 'en-GB' },
};

const { styles, locales } = plugins.config.get('@csl');
const FOLDER = path.join(PROJECT_ROOT, 'ledger/citation/csl');
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
/** No author of a source is left out: "et al." stands for nobody here (decision 0078). */
function withoutEtAl(style: string): string {
  return style.replace(/ et-al-[a-z-]+="[^"]*"/g, '');
}
styles.add(CSL.APA.template, withoutEtAl(read('apa.csl')));
styles.add(CSL.MLA.template, withoutEtAl(read('modern-language-association.csl')));
styles.add(CSL.Chicago.template, withoutEtAl(read('chicago-author-date.csl')));
styles.add(CSL.Harvard.template, withoutEtAl(styles.get(CSL.Harvard.template)));
locales.add(CSL.Harvard.lang, read('locales-en-GB.xml'));

/**
 * Stand in for "<", which the library would read as mark-up, and for "|", at which it takes the name of a
 * body apart; Unicode keeps both out of all text.
 */
const LESS_THAN = '\uFDD0';
const BAR = '\uFDD1';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' };

function decode(html: string): string {
  return html
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .replaceAll(LESS_THAN, '<')
    .replaceAll(BAR, '|');
}

function hold(text: string): string {
  return text.replaceAll('<', LESS_THAN).replaceAll('|', BAR);
}

/**
 * Titles and publishers keep the case that they were published in: the language of a document is not
 * in a figure's record, and English capitals would change letters of an Azerbaijani title, where the
 * capital of i is not an I.
 */
function keepCase(text: string): string {
  return `<span class="nocase">${hold(text)}</span>`;
}

/** The scripts in which the library knows how a name is turned round; in others it drops the comma. */
const TURNED =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]*$/u;

function holdAuthor(author: Author): Author {
  if ('name' in author) return { name: hold(author.name) };
  const turned = `${author.family}, ${author.given}`;
  return TURNED.test(turned) ? author : { name: turned };
}

/**
 * A work as the styles are to print it: without what its title says already. A style prints a mere
 * document without the place that it stands in, so that is a page here.
 */
function toStyledItem(work: Work): CslItem {
  const { publisher, title, authors } = work;
  const item = toCslItem({
    ...work,
    title: keepCase(title),
    publisher: publisher === null ? null : keepCase(publisher),
    authors: authors.map(holdAuthor),
    version: null,
    note: '',
  });
  return item.type === 'document' ? { ...item, type: 'webpage' } : item;
}

/** Takes the library's HTML for one entry apart: of its mark-up only italics are kept. */
function toRuns(html: string): Run[] {
  const entry = /class="csl-entry">([\s\S]*?)<\/div>/.exec(html)?.[1];
  if (entry === undefined) throw new Error(`no citation in what the library wrote: ${html}`);
  let italic = false;
  const runs: Run[] = [];
  for (const token of entry.trim().split(/(<[^>]+>)/)) {
    if (token === '<i>') italic = true;
    else if (token === '</i>') italic = false;
    else if (token !== '' && !token.startsWith('<')) runs.push({ text: decode(token), italic });
  }
  return runs;
}

/** A work in one style, as an entry of a list of references. */
export function formatStyled(work: Work, style: Style): readonly Run[] {
  const options = { ...CSL[style], format: 'html' };
  return toRuns(plugins.output.format('bibliography', [toStyledItem(work)], options));
}

/** A citation as plain text. */
export function toText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
