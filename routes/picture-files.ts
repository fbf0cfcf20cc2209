import { drawPicture, drawPng } from '@/charts/export/draw-picture';
import { drawnFor, type ExportOptions } from '@/charts/export/options';
import type { PictureContent } from '@/charts/export/picture';
import { SHAPES, type Shape } from '@/charts/export/picture-layout';
import { Unavailable } from './http/errors';
import type { Query, Values } from './parameter';
import { GROUND, PNG_WIDTH, SHAPE, SIZE, SVG_WIDTH, THEME } from './parameters';
import { type FileRequest, file } from './route';

/** What pictures of one state can be asked for with. */
export const FROZEN_PICTURE_QUERIES = {
  svg: { theme: THEME, width: SVG_WIDTH, ground: GROUND },
  png: { theme: THEME, width: PNG_WIDTH, shape: SHAPE, size: SIZE, ground: GROUND },
};

type Asked = Values<typeof FROZEN_PICTURE_QUERIES.svg>;
type PngAsked = Values<typeof FROZEN_PICTURE_QUERIES.png>;

/** A PNG without a width has the shape of a post, which previews of links show too. */
function toOptions(
  { theme, width, ground }: Asked,
  form: ExportOptions['form'],
  origin: string,
): ExportOptions {
  const drawn = width === undefined ? 'wide' : drawnFor(width);
  return { form, theme, transparent: ground === 'none', drawn, width: width ?? null, origin };
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
 * @param further what they can be asked for with beside the looks of a picture
 * @param get gives what the picture shows; null where there is no such thing
 */
export function pictureFormats<Further extends Query>(
  queries: typeof FROZEN_PICTURE_QUERIES,
  further: Further,
  get: (request: FileRequest<Values<Further>>) => Promise<PictureContent | null>,
) {
  return {
    svg: file({ ...queries.svg, ...further }, async (request) => {
      const values = request.values as Values<Further> & Asked;
      const picture = await get({ ...request, values });
      return picture && draw(drawPicture(picture, toOptions(values, 'whole', request.origin)));
    }),
    png: file({ ...queries.png, ...further }, async (request) => {
      const values = request.values as Values<Further> & PngAsked;
      const picture = await get({ ...request, values });
      if (picture === null) return null;
      const { width, shape, size } = values;
      const form = width === undefined ? (shape as Shape) : 'whole';
      const across = width ?? SHAPES[shape as Shape].width * Number(size);
      return draw(drawPng(picture, toOptions(values, form, request.origin), across));
    }),
  };
}
