import type { OneFigureModel } from './model';

/** The address that shows this version for good. */
export function versionPath({
  figure,
  version,
}: Pick<OneFigureModel, 'figure' | 'version'>): string {
  return `/figures/${figure}/v${version}`;
}

/** "Period: 27 September 2020. As of 27 September 2020." */
export function sayWhen({ period, asOf }: OneFigureModel): string {
  return `Period: ${period}. As of ${asOf}.`;
}

/** The documents, and how often the claim was repeated. */
export function saySource({ sources, documents }: OneFigureModel): string {
  const repeated = documents === null ? '' : ` (${documents})`;
  return `Source: ${sources.join('; ')}${repeated}.`;
}

/** What is cited. @param origin the public one, without a slash at its end */
export function sayPermalink(model: OneFigureModel, origin: string): string {
  return `Figure ${model.figure}, version ${model.version}: ${origin}${versionPath(model)}`;
}

/** What proves that it is the same: the fingerprint that people compare by eye. */
export function sayProof({ fingerprint, position }: OneFigureModel): string {
  return `fingerprint ${fingerprint}, position ${position} of the ledger`;
}

/** What the picture shows, for those who cannot see it. */
export function sayAll(model: OneFigureModel): string {
  const { withdrawn, question, scope, said, claimant, meaning } = model;
  const counted = scope === null ? question : `${question} (${scope})`;
  const parts = [`${counted}: ${said}. ${claimant}.`, meaning, sayWhen(model), saySource(model)];
  return [withdrawn ?? [], parts].flat().join(' ');
}
