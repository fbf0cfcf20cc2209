import type { Entry } from './entry';
import { formatRelation } from './relation';

/** What an entry that figures name is about, in words: "What was counted: Killed in …". */
export function nameRecord({ kind, body }: Entry): string {
  switch (kind) {
    case 'question':
      return `What was counted: ${body.title}`;
    case 'source':
      return `Document: ${body.publisher}, “${body.title}”`;
    case 'event':
      return `Event: ${body.title}`;
    case 'relation':
      return `Relation: figure ${body.figure} ${formatRelation(body.relation, 'forward')} ${body.other}`;
    case 'place':
      return `Place: ${body.names.map(({ name }) => name).join(' / ')}`;
    case 'measure':
    case 'party':
    case 'conflict':
    case 'phase':
    case 'claimant':
      return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${body.name}`;
    default:
      throw new Error(`an entry of kind "${kind}" is not named by figures`);
  }
}

/** The public path at which it is shown. */
export function addressOfRecord({ kind, body }: Entry): string {
  switch (kind) {
    case 'question':
      return `/questions/${body.id}`;
    case 'source':
      return `/sources/${body.id}`;
    case 'claimant':
      return `/claimants/${body.id}`;
    case 'relation':
      return `/figures/${body.figure}`;
    case 'measure':
      return `/methods#${body.id}`;
    case 'conflict':
      return `/conflicts/${body.slug}`;
    default:
      return '/conflicts';
  }
}
