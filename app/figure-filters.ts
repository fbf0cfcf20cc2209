import type { ConflictView } from '@/ledger/conflict';
import type { StoredFigure } from '@/ledger/figure';
import { BadRequest } from '@/routes/bad-request';
import { ADDRESSES } from '@/routes/catalogue';
import { oneOf, readQuery, readValue } from '@/routes/parameter';
import { BOM } from '@/routes/parameters';

/** Whether Excel's byte order mark is asked for. @throws BadRequest for anything but 0 and 1 */
export function parseBom(query: URLSearchParams): boolean {
  return readQuery({ bom: BOM }, query).bom === '1';
}

/** An id that the ledger holds. @throws BadRequest naming those that there are */
function readId(name: string, id: string | undefined, known: Iterable<string>): string | null {
  if (id === undefined) return null;
  const [first, ...others] = [...new Set(known)].sort();
  if (first === undefined) throw new BadRequest(`"${name}" is "${id}"; there is none here`, name);
  return readValue(name, oneOf(name, [first, ...others]), id);
}

/**
 * What `?measure= &phase= &claimant= &status=` leave of a conflict's figures; withdrawn ones only
 * where `status` asks for them.
 * @throws BadRequest naming the parameter and what is allowed in this conflict
 */
export function parseFigureFilter(
  query: URLSearchParams,
  figures: StoredFigure[],
  view: Pick<ConflictView, 'phases'>,
): (figure: StoredFigure) => boolean {
  const asked = readQuery(ADDRESSES.conflictFigures.forms.json, query);
  const ids = (pick: (figure: StoredFigure) => string) => figures.map(pick);
  const measure = readId(
    'measure',
    asked.measure,
    ids((figure) => figure.measure.id),
  );
  const phase = readId(
    'phase',
    asked.phase,
    view.phases.map(({ id }) => id),
  );
  const claimant = readId(
    'claimant',
    asked.claimant,
    ids((figure) => figure.claimant.id),
  );
  const { status } = asked;
  return (figure) =>
    (measure === null || figure.measure.id === measure) &&
    (phase === null || figure.phase?.id === phase) &&
    (claimant === null || figure.claimant.id === claimant) &&
    (status === 'all' || figure.status === status);
}
