import { drawPicture, drawPng, type Pictured } from '@/charts/export/draw-picture';
import { drawnFor, type ExportOptions, SOCIAL_CARD } from '@/charts/export/options';
import { Unavailable } from './http/errors';
import type { Query } from './parameter';
import { AT, PNG_WIDTH, SVG_WIDTH, THEME } from './parameters';
import { type FileRequest, file } from './route';

/** What pictures of one state can be asked for with. */
export const FROZEN_PICTURE_QUERIES = {
  svg: { theme: THEME, width: SVG_WIDTH },
  png: { theme: THEME, width: PNG_WIDTH },
};

/** The same, of any state. */
export const PICTURE_QUERIES = {
  svg: { at: AT, ...FROZEN_PICTURE_QUERIES.svg },
  png: { at: AT, ...FROZEN_PICTURE_QUERIES.png },
};

type PictureQuery = Query & typeof FROZEN_PICTURE_QUERIES.svg;
type OptionsAsked = { theme: ExportOptions['theme']; width?: number | undefined };

/** A PNG without a width is the card that previews of links show. */
function toOptions(
  format: 'svg' | 'png',
  { theme, width }: OptionsAsked,
  origin: string,
): ExportOptions {
  const isWhole = format === 'svg' || width !== undefined;
  const drawn = width === undefined ? 'wide' : drawnFor(width);
  return {
    form: isWhole ? 'full-chart' : 'social-card',
    theme,
    drawn,
    width: width ?? null,
    origin,
  };
}

async function draw<T>(drawing: Promise<T>): Promise<T> {
  try {
    return await drawing;
  } catch (cause) {
    const words = 'The picture could not be drawn just now. The CSV and the JSON hold its values.';
    throw new Unavailable(words, 5, { cause });
  }
}

/**
 * A route's SVG and PNG.
 * @param get gives what the picture shows; null where there is no such thing
 */
export function pictureFormats(
  queries: { svg: PictureQuery; png: PictureQuery },
  get: (request: FileRequest) => Promise<Pictured | null>,
) {
  return {
    svg: file(queries.svg, async (request) => {
      const model = await get(request);
      const options = toOptions('svg', request.values as OptionsAsked, request.origin);
      return model && draw(drawPicture(model, options));
    }),
    png: file(queries.png, async (request) => {
      const model = await get(request);
      const options = toOptions('png', request.values as OptionsAsked, request.origin);
      return model && draw(drawPng(model, options, options.width ?? SOCIAL_CARD.width));
    }),
  };
}
