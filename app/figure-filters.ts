import type { ConflictView } from '@/figures/conflict';
import type { StoredFigure } from '@/figures/figure';
import { STATUSES } from '@/figures/vocabulary';

/** A parameter whose value is not one of those allowed. */
export class UnknownValue extends Error {
  override name = 'UnknownValue';
  readonly parameter: string;
  readonly allowed: string[];

  constructor(parameter: string, value: string, allowed: string[]) {
    super(`"${parameter}" is "${value}"; allowed here: ${allowed.join(', ')}`);
    this.parameter = parameter;
    this.allowed = allowed;
  }
}

function choose(query: URLSearchParams, name: string, allowed: string[]): string | null {
  const value = query.get(name);
  if (value !== null && !allowed.includes(value)) throw new UnknownValue(name, value, allowed);
  return value;
}

/** Whether Excel's byte order mark is asked for. @throws UnknownValue for anything but 0 and 1 */
export function parseBom(query: URLSearchParams): boolean {
  return choose(query, 'bom', ['0', '1']) === '1';
}

/**
 * What `?measure= &phase= &claimant= &status=` leave of a conflict's figures; withdrawn ones only
 * where `status` asks for them.
 * @throws UnknownValue naming the parameter and what is allowed in this conflict
 */
export function parseFigureFilter(
  query: URLSearchParams,
  figures: StoredFigure[],
  view: Pick<ConflictView, 'phases'>,
): (figure: StoredFigure) => boolean {
  const ids = (pick: (figure: StoredFigure) => string) => [...new Set(figures.map(pick))].sort();
  const measure = choose(
    query,
    'measure',
    ids((figure) => figure.measure.id),
  );
  const phase = choose(query, 'phase', view.phases.map((each) => each.id).sort());
  const claimant = choose(
    query,
    'claimant',
    ids((figure) => figure.claimant.id),
  );
  const status = choose(query, 'status', [...STATUSES, 'all']) ?? 'current';
  return (figure) =>
    (measure === null || figure.measure.id === measure) &&
    (phase === null || figure.phase?.id === phase) &&
    (claimant === null || figure.claimant.id === claimant) &&
    (status === 'all' || figure.status === status);
}
