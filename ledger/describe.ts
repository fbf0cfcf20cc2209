import { sayClaimant } from './claimant-words';
import type { Figure } from './figure';
import { capitalise } from './text';
import { formatDay, formatFigureSaid, formatPeriod, formatStance } from './wording';

/**
 * A figure as the title and description of its page: the number as it is said, with its scope, its
 * claimant, its day and its documents, since a search result shows nothing else.
 */
export function describeFigure(figure: Figure): { title: string; description: string } {
  const { question, sources } = figure;
  const said = formatFigureSaid(figure);
  const counted =
    question.scope === null ? question.title : `${question.title} (${question.scope})`;
  const documents = sources.map(({ publisher, title }) => `${publisher}, "${title}"`).join('; ');
  const isSide = figure.stance === 'own' || figure.stance === 'opponent';
  const stance = isSide ? ` (${formatStance(figure)})` : '';
  const withdrawn = figure.withdrawal === null ? '' : 'Withdrawn. ';
  return {
    title: `${counted}: ${said}`,
    description: `${withdrawn}${counted}: ${said}. ${capitalise(sayClaimant(figure))}${stance}; ${formatPeriod(figure.period)}, as of ${formatDay(figure.as_of)}. Source: ${documents}.`,
  };
}
