import { PALETTE, type Theme } from '../palette';

/** What means nothing outside the page: its style sheet, its script, and recharts' own leftovers. */
const DROPPED = new Set(['class', 'style', 'tabindex', 'orientation', 'angle', 'name', 'xmlns']);
/** Elements that show nothing when they are empty. */
const HOLLOW = new Set(['g', 'title', 'desc', 'defs']);

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold at all, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

/**
 * Puts a theme's colours in the place of the page's variables.
 * @throws Error for a variable that the palette does not have
 */
export function paint(markup: string, theme: Theme): string {
  const palette: Record<string, string> = PALETTE[theme];
  // A whole attribute only: a text that reads like a variable stays as it is.
  return markup.replaceAll(/="var\(--([\w-]+)\)"/g, (_, token: string) => {
    const found = palette[token];
    if (found === undefined) throw new Error(`the palette has no "${token}"`);
    return `="${found}"`;
  });
}

function writeAttributes(element: Element, origin: string): string {
  return Array.from(element.attributes, ({ name, value }) => {
    if (DROPPED.has(name)) return '';
    const absolute = name === 'href' && value.startsWith('/') ? origin + value : value;
    return ` ${name}="${escapeXml(absolute)}"`;
  }).join('');
}

function writeNode(node: ChildNode, origin: string): string {
  if (node.nodeType === 3) return escapeXml(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.localName;
  // Recharts clips nothing here, but names a clip by a number that counts up with each drawing.
  if (name === 'clipPath') return '';
  const inner = writeNodes(element, origin);
  if (inner === '' && HOLLOW.has(name)) return '';
  const head = `<${name}${writeAttributes(element, origin)}`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</${name}>`;
}

function writeNodes(parent: Element, origin: string): string {
  return Array.from(parent.childNodes, (child) => writeNode(child, origin)).join('');
}

/**
 * What is inside a panel's drawing as XML that needs no page around it: links in full, no classes.
 * To be called where there is a document.
 * @param markup an `<svg>` as the drawing thread gives it
 */
export function toAloneMarkup(markup: string, origin: string): string {
  const place = document.createElement('div');
  place.innerHTML = markup;
  const svg = place.querySelector('svg');
  if (!svg) throw new Error('a drawing without an svg');
  return writeNodes(svg, origin);
}
