/**
 * resvg would draw a line in one face: an Armenian letter takes Latin and numbers to the other face
 * too, and beside Russian, which that one lacks, it becomes a box. So a line that mixes Armenian with
 * other scripts is cut into runs, each of one face and at a place of its own.
 */
const ARMENIAN = /(\p{Script=Armenian}+(?:[\s-]+\p{Script=Armenian}+)*)/u;
const ARMENIAN_FACE = 'font-family="Noto Sans Armenian"';
/** Lines of text as pictures have them: without elements inside. */
const LINE = /<text\b([^>]*)>([^<]*)<\/text>/g;

function readNumber(attributes: string, name: string): number | null {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? null : Number(found);
}

const SHARE = { start: 0, middle: 0.5, end: 1 } as const;

function anchorShare(attributes: string): number {
  const anchor = / text-anchor="(start|middle|end)"/.exec(attributes)?.[1];
  return anchor === 'middle' || anchor === 'end' ? SHARE[anchor] : SHARE.start;
}

/**
 * Cuts lines with Armenian in them into runs of one face.
 * @param measure how far a text moves the pen, in pixels, with the given attributes of its face
 */
export function placeRuns(
  svg: string,
  measure: (text: string, attributes: string) => number,
): string {
  return svg.replaceAll(LINE, (whole: string, attributes: string, text: string) => {
    const x = readNumber(attributes, 'x');
    const isMeasurable = x !== null && readNumber(attributes, 'font-size') !== null;
    if (!isMeasurable || !ARMENIAN.test(text)) return whole;
    const face = attributes.match(/ font-(?:family|size|weight)="[^"]*"/g)?.join('') ?? '';
    const plain = face.replace(/ font-family="[^"]*"/, '');
    const runs = text
      .split(ARMENIAN)
      .filter((run) => run !== '')
      .map((run) => {
        const own = ARMENIAN.test(run) ? ARMENIAN_FACE : '';
        return { run, own, width: measure(run, own === '' ? face : `${plain} ${own}`) };
      });
    const total = runs.reduce((sum, { width }) => sum + width, 0);
    let at = x - total * anchorShare(attributes);
    const spans = runs.map(({ run, own, width }) => {
      const span = `<tspan x="${Math.round(at * 100) / 100}" ${own}>${run}</tspan>`;
      at += width;
      return span;
    });
    const rest = attributes.replace(/ text-anchor="[^"]*"/, '');
    return `<text${rest} text-anchor="start">${spans.join('')}</text>`;
  });
}
