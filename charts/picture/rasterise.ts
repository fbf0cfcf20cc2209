import { createRequire } from 'node:module';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { placeRuns } from './script-runs';

/** The faces that a picture is drawn with, shipped with the program: a machine may have none. */
const FACES = [
  'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf',
  'noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf',
];

const { resolve } = createRequire(import.meta.url);
const font: NonNullable<ResvgRenderOptions['font']> = {
  fontFiles: FACES.map((face) => resolve(`@expo-google-fonts/${face}`)),
  loadSystemFonts: false,
  defaultFontFamily: 'Source Sans 3',
};

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
 * A PNG of an SVG that stands alone.
 * @param width in pixels; the height follows
 */
export function rasterise(svg: string, width: number): Uint8Array<ArrayBuffer> {
  const resvg = new Resvg(placeRuns(svg, measure), {
    fitTo: { mode: 'width', value: width },
    font,
  });
  return new Uint8Array(resvg.render().asPng());
}
