import { drawPicture, drawPng, type Pictured } from '@/charts/picture/draw-picture';
import { CARD, drawnFor, type Look } from '@/charts/picture/look';
import { PICTURES } from '@/routes/catalogue';
import { readQuery } from '@/routes/parameter';
import { problem, refuseValue } from './file-response';

/** Drawing is quick: whoever was refused may soon ask again. */
const RETRY_AFTER = '5';

/** What the parameters ask for. A PNG without a width is the card of a link's preview. @throws BadRequest */
function parseLook(form: 'svg' | 'png', query: URLSearchParams, origin: string): Look {
  const { theme, width } = readQuery(PICTURES[form], query);
  const sheet = form === 'svg' || width !== undefined;
  const drawn = width === undefined ? 'wide' : drawnFor(width);
  return { form: sheet ? 'sheet' : 'card', theme, drawn, width: width ?? null, origin };
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
 * Answers with the picture of a chart or of one figure. One that cannot be drawn now is no fault of
 * the address: 503, and the next try may have it.
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
