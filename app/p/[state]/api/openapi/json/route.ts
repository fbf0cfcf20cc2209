import { askSamples } from '@/app/ask-samples';
import { respondWithFile } from '@/app/file-response';
import { publicOrigin } from '@/app/reader';
import { parseState } from '@/app/state';
import { buildOpenApiDocument } from '@/routes/openapi/document';

type Context = { params: Promise<{ state: string }> };

/** `/api/openapi.json`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { position } = parseState((await params).state);
  return respondWithFile('json', {
    json: async () => {
      const samples = await askSamples(position);
      const document = buildOpenApiDocument({ origin: publicOrigin(), samples });
      return `${JSON.stringify(document, null, 2)}\n`;
    },
  });
}
