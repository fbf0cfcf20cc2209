import { expect, test } from 'vitest';
import { orderByNumber } from '@/ledger/order-by-number';
import { denied, exampleFigure, seed1, voa30000 } from '@/tests/unit/example-figures';

test('the lowest comes first, a floor after an equal number, a ceiling before it; words have no place', () => {
  const [bare, floor, ceiling] = [
    exampleFigure({ id: 'BARE', value: 200 }),
    exampleFigure({ id: 'FLOOR', value: 200, qualifier: 'more than' }),
    exampleFigure({ id: 'CEILING', value: 200, qualifier: 'up to' }),
  ];
  const ordered = orderByNumber([voa30000, floor, denied, seed1, bare, ceiling]);
  expect(ordered.map(({ id }) => id)).toEqual(['CEILING', 'BARE', 'FLOOR', seed1.id, voa30000.id]);
});
