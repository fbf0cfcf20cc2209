import { drawPicture, drawPng } from '@/charts/export/draw-picture';
import { drawnFor, type ExportOptions, SHAPES } from '@/charts/export/options';
import type { PictureContent } from '@/charts/export/picture';
import { Unavailable } from '../http/errors';
import type { Query, Values } from '../parameter';
import type { pictureFormats } from '../picture-formats';
import type { FileRequest } from '../route';
import { writer } from './writer';

type Formats<Further extends Query> = ReturnType<typeof pictureFormats<Further>>;
type Looks = Values<Formats<Record<never, never>>['svg']['query']>;

/** A PNG without a width has the shape of a post, which previews of links show too. */
function toOptions(
  { theme, width, ground }: Looks,
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
 * Writes a route's SVG and PNG.
 * @param get gives what the picture shows; null where there is no such thing
 */
export function pictureWriters<Further extends Query>(
  { svg, png }: Formats<Further>,
  get: (request: FileRequest<Values<Further>>) => Promise<PictureContent | null>,
) {
  return {
    svg: writer(svg, async (request) => {
      const picture = await get(request);
      return (
        picture && draw(drawPicture(picture, toOptions(request.values, 'whole', request.origin)))
      );
    }),
    png: writer(png, async (request) => {
      const picture = await get(request);
      if (picture === null) return null;
      const { width, shape, size } = request.values;
      const form = width === undefined ? shape : 'whole';
      const across = width ?? SHAPES[shape].width * Number(size);
      return draw(drawPng(picture, toOptions(request.values, form, request.origin), across));
    }),
  };
}
