const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // As commands, since BibTeX counts braces, escaped ones too.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text that TeX prints as it is. Letters of any script stay letters. */
export function escapeTex(text: string): string {
  return text
    .replace(/[\\{}~^]/g, (symbol) => TEX[symbol] ?? symbol)
    .replace(/[#$%&_]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
