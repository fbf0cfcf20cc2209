/**
 * How wide a text is, without a browser: the same chart is drawn where no font can be measured.
 * Shares of the font size, on the wide side for Source Sans, so that a wrapped line never overflows.
 */
const NARROW = /[ iljtfrI.,:;'’|()[\]/-]/;
const BROAD = /[mwMW@%—]/;
const CAPITAL = /\p{Lu}/u;
/** Armenian and Cyrillic letters are broader, and often come from another font. */
const OTHER_SCRIPT = /\p{Script=Armenian}|\p{Script=Cyrillic}/u;

/** @returns width in pixels at a font size in pixels */
export function textWidth(text: string, size: number): number {
  let shares = 0;
  for (const letter of text) {
    if (NARROW.test(letter)) shares += 0.285;
    else if (BROAD.test(letter)) shares += 0.85;
    else if (OTHER_SCRIPT.test(letter)) shares += 0.68;
    else if (CAPITAL.test(letter)) shares += 0.6;
    else shares += 0.505;
  }
  return shares * size;
}

/**
 * Breaks a text at spaces into lines no wider than `width`. A word that is wider breaks after its
 * hyphens ("Nagorno-Karabakh" in a narrow column), or else stands alone.
 */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  let glue = '';
  for (const word of text.split(' ')) {
    const parts = textWidth(word, size) > width ? word.split(/(?<=-)/) : [word];
    for (const part of parts) {
      const longer = line + glue + part;
      if (line !== '' && textWidth(longer, size) > width) {
        lines.push(line);
        line = part;
      } else line = longer;
      glue = '';
    }
    glue = ' ';
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A name without the dates or other words that it has in brackets at its end. */
export function withoutBrackets(name: string): string {
  return name.replace(/ \([^()]*\)$/, '');
}
