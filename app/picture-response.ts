import type { Theme } from '@/charts/palette';
import { drawPicture, drawPng, type Pictured } from '@/charts/picture/draw-picture';
import { CARD, drawnFor, type Look, PNG_WIDTHS, SVG_WIDTHS } from '@/charts/picture/look';
import { UnknownValue } from './figure-filters';
import { problem, refuseValue } from './file-response';

const THEMES: readonly Theme[] = ['light', 'dark'];
/** Drawing is quick: whoever was refused may soon ask again. */
const RETRY_AFTER = '5';

function parseTheme(query: URLSearchParams): Theme {
  const value = query.get('theme') ?? 'light';
  const theme = THEMES.find((each) => each === value);
  if (!theme) throw new UnknownValue('theme', value, [...THEMES]);
  return theme;
}

/** A width in pixels, or null where none is asked for. @throws UnknownValue naming the bounds */
function parseWidth(
  query: URLSearchParams,
  { least, most }: typeof PNG_WIDTHS | typeof SVG_WIDTHS,
) {
  const value = query.get('width');
  if (value === null) return null;
  const width = Number(value);
  if (!/^[1-9]\d{0,4}$/.test(value) || width < least || width > most)
    throw new UnknownValue('width', value, [`a whole number from ${least} to ${most}`]);
  return width;
}

/** What the parameters ask for. A PNG without a width is the card of a link's preview. */
function parseLook(form: 'svg' | 'png', query: URLSearchParams, origin: string): Look {
  const theme = parseTheme(query);
  const width = parseWidth(query, form === 'svg' ? SVG_WIDTHS : PNG_WIDTHS);
  const sheet = form === 'svg' || width !== null;
  const drawn = width === null ? 'wide' : drawnFor(width);
  return { form: sheet ? 'sheet' : 'card', theme, drawn, width, origin };
}

async function draw(form: 'svg' | 'png', model: Pictured, look: Look): Promise<Response> {
  if (form === 'svg') {
    const svg = await drawPicture(model, look);
    return new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
  }
  const png = await drawPng(model, look, look.width ?? CARD.width);
  return new Response(png, { headers: { 'content-type': 'image/png' } });
}

/**
 * Answers with the picture of a chart or of one figure. One that cannot be drawn now is no fault of the address: 503, and
 * the next try may have it.
 * @param origin the public one, without a slash at its end
 */
export async function respondWithPicture(
  form: 'svg' | 'png',
  query: URLSearchParams,
  origin: string,
  ask: () => Promise<Pictured | null>,
): Promise<Response> {
  try {
    const look = parseLook(form, query, origin);
    const model = await ask();
    if (model === null) return problem(404, 'Nothing is at this address (or not yet).', {});
    return await draw(form, model, look).catch((error: unknown) => {
      console.error(error);
      const words =
        'The picture could not be drawn just now. The CSV and the JSON hold its values.';
      const answer = problem(503, words, {});
      answer.headers.set('retry-after', RETRY_AFTER);
      return answer;
    });
  } catch (error) {
    return refuseValue(error);
  }
}
