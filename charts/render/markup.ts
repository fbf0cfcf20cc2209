import { escapeHtml } from '@/ledger/text';
import { type SvgElement, type SvgNode, SvgText } from './svg-tree';

/** What Recharts leaves behind for its own script, and means nothing in a picture. */
const DROPPED = new Set([
  ...['tabIndex', 'orientation', 'angle', 'name', 'id', 'clipPath', 'radius', 'role'],
  ...[
    'tickFormatter',
    'index',
    'payload',
    'offset',
    'interval',
    'scale',
    'type',
    'visibleTicksCount',
  ],
]);
/** Places and sizes, and the elements that have them: Recharts writes them on others too. */
const GEOMETRY: Readonly<Record<string, readonly string[]>> = {
  x: ['rect', 'text', 'tspan', 'svg'],
  y: ['rect', 'text', 'tspan', 'svg'],
  width: ['rect', 'svg'],
  height: ['rect', 'svg'],
  x1: ['line'],
  x2: ['line'],
  y1: ['line'],
  y2: ['line'],
};
/** Elements that show nothing when they are empty. */
const HOLLOW = new Set(['g', 'title', 'desc', 'defs']);
/** Attributes of SVG that are written as React names them. */
const CAMEL_CASE = new Set(['viewBox', 'preserveAspectRatio']);

/** What XML 1.0 cannot hold at all, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeXml(text: string): string {
  return escapeHtml(text.replace(NOT_XML, ''));
}

/** The name in markup of an attribute that React names: `stroke-width` for `strokeWidth`. */
function attributeName(name: string): string {
  if (name === 'className') return 'class';
  if (CAMEL_CASE.has(name)) return name;
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function ownClasses(classes: string): string {
  return classes
    .split(' ')
    .filter((each) => !each.startsWith('recharts') && !/^[xy]Axis$/.test(each))
    .join(' ');
}

function writeDrawingAttribute(element: string, [name, value]: [string, string]): string {
  if (DROPPED.has(name)) return '';
  const owners = GEOMETRY[name];
  if (owners && !owners.includes(element)) return '';
  if (name !== 'className') return ` ${attributeName(name)}="${escapeXml(value)}"`;
  const own = ownClasses(value);
  return own === '' ? '' : ` class="${escapeXml(own)}"`;
}

/**
 * The drawing of a panel as markup that is both XML and, in a page, HTML. What Recharts adds for its
 * script is left out, and so is what it numbers by how much was drawn before: the same panel has the
 * same bytes, whichever server draws it and whatever it drew before.
 */
export function writeDrawing(node: SvgNode): string {
  if (node instanceof SvgText) return escapeXml(node.text);
  const { name, attributes, children } = node;
  // Recharts clips nothing here.
  if (name === 'clipPath') return '';
  const inner = children.map(writeDrawing).join('');
  if (inner === '' && HOLLOW.has(name)) return '';
  const own = Array.from(attributes, (attribute) => writeDrawingAttribute(name, attribute)).join(
    '',
  );
  // Recharts nests some five groups that say nothing: each is no more than what is in it.
  if (name === 'g' && own === '') return inner;
  return inner === '' ? `<${name}${own}/>` : `<${name}${own}>${inner}</${name}>`;
}

/** As react-dom's server writes it: pinned pictures hold its bytes. */
const escapeAsReact = (text: string) => escapeHtml(text).replaceAll("'", '&#x27;');

/** A picture that stands alone, every attribute as it is. */
export function writePicture(node: SvgNode): string {
  if (node instanceof SvgText) return escapeAsReact(node.text);
  const attributes = Array.from(
    node.attributes,
    ([name, value]) => ` ${attributeName(name)}="${escapeAsReact(value)}"`,
  );
  const inner = node.inner ?? node.children.map(writePicture).join('');
  return `<${node.name}${attributes.join('')}>${inner}</${node.name}>`;
}

/** The first element of that name in a tree; null where there is none. */
export function findElement(node: SvgNode, name: string): SvgElement | null {
  if (node instanceof SvgText) return null;
  if (node.name === name) return node;
  for (const child of node.children) {
    const found = findElement(child, name);
    if (found) return found;
  }
  return null;
}
