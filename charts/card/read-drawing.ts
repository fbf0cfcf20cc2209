/**
 * Where the server keeps the drawings of its pages, by name: on the global object, since Next loads a
 * module once for server components, which have a drawing made, and once for client components, which
 * write it into the HTML.
 */
export const holder = globalThis as {
  casualtyLedgerDrawings?: {
    get: (name: string) => string | undefined;
    set: (name: string, svg: string) => unknown;
  };
};

/**
 * The markup of a page's drawing: on the server what was kept under that name, in a browser what stands
 * in the page already. So it need not be sent again, for React to read, beside the HTML that has it.
 * @returns an empty text in a browser whose page has no such drawing
 * @throws Error on the server, where none is kept
 */
export function readDrawing(name: string): string {
  if (typeof document !== 'undefined')
    return document.querySelector(`[data-drawing="${name}"]`)?.innerHTML ?? '';
  const svg = holder.casualtyLedgerDrawings?.get(name);
  if (svg === undefined) throw new Error(`no drawing is kept under the name ${name}`);
  return svg;
}
