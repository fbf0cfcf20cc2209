import { Resvg, type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import { nodeRequire } from '../render/node-require';
import { placeRuns } from './script-runs';

/** The fonts that a picture is drawn with, shipped with the program: a machine may have none. */
const FONTS = [
  'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf',
  'noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf',
];

const font: NonNullable<ResvgRenderOptions['font']> = {
  fontFiles: FONTS.map((file) => nodeRequire.resolve(`@expo-google-fonts/${file}`)),
  loadSystemFonts: false,
  defaultFontFamily: 'Source Sans 3',
};

/** A large PNG takes about a second; few are asked for at a time, and more are refused at once. */
const MOST_WAITING = 16;
let waiting = 0;

/** From the left edge of the first mark of a text to the right edge of its last, in pixels. */
function inkWidth(text: string, attributes: string): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text ${attributes}>${text}</text></svg>`;
  return new Resvg(svg, { font }).getBBox()?.width ?? Number.NaN;
}

/** How far a text moves the pen: what it adds between two bars, blanks at its ends included. */
function measure(text: string, attributes: string): number {
  return inkWidth(`|${text}|`, attributes) - inkWidth('||', attributes);
}

/**
 * A PNG of an SVG that stands alone, drawn in a thread of the pool.
 * @param width in pixels; the height follows
 * @throws Error when it could not be drawn, or when too many pictures wait
 */
export async function rasterise(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting >= MOST_WAITING) throw new Error('too many pictures wait');
  waiting += 1;
  try {
    const fitTo = { mode: 'width', value: width } as const;
    const image = await renderAsync(placeRuns(svg, measure), { fitTo, font });
    return new Uint8Array(image.asPng());
  } finally {
    waiting -= 1;
  }
}
