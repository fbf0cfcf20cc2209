import { type ChartModel, listSources, type Statement } from '../chart';
import { chartAddress } from './address';

/** Who made a chart and under what it may be used: in every picture, since pictures are cut out. */
export const LICENCE_LINE =
  'Casualty Ledger. Licence: CC BY 4.0; cite the original source of each figure first.';

/** The publishers that a chart rests on; empty where it rests on none. */
export function saySources(model: ChartModel): string | null {
  const publishers = [...new Set(listSources(model).map(({ publisher }) => publisher))];
  return publishers.length === 0 ? null : `Sources: ${publishers.join('; ')}.`;
}

/** A figure without a number, in words. */
export function sayListed({ question, label, claimant, asOf }: Statement): string {
  return `${question}: ${label}, ${claimant}, as of ${asOf}`;
}

/** Where the chart stays for good. @param origin the public one, without a slash at its end */
export function sayAddress(model: ChartModel, origin: string): string {
  return `This chart as published, edition ${model.position}: ${chartAddress(model, origin)}`;
}

/** What a picture shows, for those who cannot see it. */
export function sayPicture({
  sentence,
  warnings,
  gaps,
}: Pick<ChartModel, 'sentence' | 'warnings' | 'gaps'>): string {
  return [sentence, ...warnings, ...gaps].join(' ');
}
