import { InvalidArgumentError } from 'commander';
import { normalizeFigureId } from '@/ledger/id';

/** A position of the ledger, from 0 (before the first entry). @throws for commander, which names the option */
export function parsePosition(value: string): number {
  const position = /^\d{1,15}$/.test(value) ? Number(value) : null;
  if (position === null)
    throw new InvalidArgumentError('A position is a whole number, such as 57.');
  return position;
}

/** A figure's id, as it may be typed: small letters, O for 0. @throws for commander, which names the option */
export function parseFigureId(value: string): string {
  const id = normalizeFigureId(value);
  if (id === null) {
    throw new InvalidArgumentError(
      'A figure id is six letters or digits and a check symbol, such as Z35Z0V8; this one has a wrong symbol in it.',
    );
  }
  return id;
}
