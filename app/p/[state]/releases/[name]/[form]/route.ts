import { askRelease, toReleaseWork } from '@/app/ask-release';
import { citationFiles } from '@/app/citation-files';
import { problem, respondWithFile } from '@/app/file-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { getReleaseZip } from '@/db/queries/get-release-zip';

type Context = { params: Promise<{ state: string; name: string; form: string }> };

/** `/releases/{name}` as `.zip`, `.bib`, `.ris` and `.csl.json`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { state, name, form } = await params;
  const { db, origin } = openReader();
  const { position } = parseState(state);
  if (form === 'zip') {
    const zip = await getReleaseZip(db, position, name);
    if (zip === null) return problem(404, 'The file of this release is not kept here.', {});
    return new Response(new Uint8Array(zip), { headers: { 'content-type': 'application/zip' } });
  }
  return respondWithFile(
    form,
    citationFiles(async () => {
      const release = await askRelease(position, name);
      return release && [toReleaseWork(release, origin)];
    }),
  );
}
