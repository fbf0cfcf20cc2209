/**
 * An element of a drawing: what React draws a chart into in place of a browser's document.
 * `attributes` are by React's names, in the order in which they were set, as a document keeps them.
 */
export class SvgElement {
  readonly name: string;
  readonly attributes = new Map<string, string>();
  readonly children: SvgNode[] = [];
  /** Markup that stands inside as it is, in place of children. */
  inner: string | null = null;
  /** By this react-dom tells that a portal may lead here. */
  readonly nodeType = 1;
  /** Recharts divides by it to find out whether a page has scaled the chart; 0 is not an answer. */
  readonly offsetWidth = 0;

  constructor(name: string, props: Props = {}) {
    this.name = name;
    this.update(props);
  }

  /** Takes away what is no longer there and sets the rest; an attribute that stays keeps its place. */
  update(props: Props): void {
    for (const name of this.attributes.keys())
      if (toText(name, props[name]) === null) this.attributes.delete(name);
    for (const [name, value] of Object.entries(props)) {
      const text = toText(name, value);
      if (text !== null) this.attributes.set(name, text);
    }
    this.inner = readInner(props.dangerouslySetInnerHTML);
  }

  /** Nothing has a size here: a chart names its own. */
  getBoundingClientRect(): { width: 0; height: 0 } {
    return { width: 0, height: 0 };
  }

  /** Recharts looks for drawn tick labels, to measure them. */
  getElementsByClassName(): [] {
    return [];
  }

  /** Puts a node before another, or last. One that is inside already moves. */
  insert(node: SvgNode, before?: SvgNode): void {
    this.remove(node);
    const index = before === undefined ? -1 : this.children.indexOf(before);
    this.children.splice(index < 0 ? this.children.length : index, 0, node);
  }

  remove(node: SvgNode): void {
    const index = this.children.indexOf(node);
    if (index >= 0) this.children.splice(index, 1);
  }
}

export class SvgText {
  text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type SvgNode = SvgElement | SvgText;
export type Props = Record<string, unknown>;

/** What is not an attribute, and `style`, which only a page's own style sheet may say (plot-area.css). */
const NO_ATTRIBUTE = new Set(['children', 'style', 'dangerouslySetInnerHTML']);

/** An attribute's value; null for what React writes no attribute for. */
function toText(name: string, value: unknown): string | null {
  if (NO_ATTRIBUTE.has(name) || value === null || value === undefined) return null;
  if (typeof value === 'boolean') return /^(aria|data)-/.test(name) ? String(value) : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function readInner(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('__html' in value)) return null;
  return String(value.__html);
}
