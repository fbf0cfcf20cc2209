import type { NextRequest } from 'next/server';
import { buildOneFigureModel } from '@/charts/one-figure/model';
import type { Figure } from '@/ledger/figure';
import { askConflicts } from './ask';
import { respondWithPicture } from './picture-response';
import { publicOrigin } from './reader';

/**
 * Answers with the picture of one version of a figure.
 * @param position whose names of the conflict's sides give the mark its hue and shape
 */
export function respondWithFigurePicture(
  form: 'svg' | 'png',
  request: NextRequest,
  position: number,
  get: () => Promise<Figure | null>,
): Promise<Response> {
  return respondWithPicture(form, request.nextUrl.searchParams, publicOrigin(), async () => {
    const [figure, conflicts] = await Promise.all([get(), askConflicts(position)]);
    if (figure === null) return null;
    const sides = conflicts.find(({ id }) => id === figure.conflict.id)?.sides ?? [];
    return buildOneFigureModel(figure, { conflict: { sides } });
  });
}
