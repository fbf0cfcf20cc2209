import { expect, test } from 'vitest';
import { DRAWN_WIDTHS } from '../drawn';
import type { PlotBand } from '../plot';
import { placeNames } from './band-names';

const band = (
  label: string,
  short: string,
  from: number,
  to: number,
  weight: number,
): PlotBand => ({
  ...{ label, short, from, to, weight },
});
/** The parts of the shipped conflict, as its years have them. */
const BANDS = [
  band('First Nagorno-Karabakh War', '1988–1994', 1988, 1995, 2167),
  band('Four-Day War', 'Apr 2016', 2016, 2017, 137),
  band('July 2020 border clashes; Second Nagorno-Karabakh War', '2020', 2020, 2021, 7646),
  band('Clashes of September 2022', 'Sep 2022', 2022, 2023, 300),
  band('Operation of September 2023', 'Sep 2023', 2023, 2024, 466),
];

test.each(Object.values(DRAWN_WIDTHS))(
  'at %i pixels every band has its name or its date, over it, and none covers another',
  (width) => {
    const toX = (at: number) => 46 + ((at - 1986) / (2024 - 1986)) * (width - 56);
    const placed = placeNames(BANDS, toX, width - 6);
    expect(placed.map(({ band: of }) => of.label).toSorted()).toEqual(
      BANDS.map(({ label }) => label).toSorted(),
    );
    for (const name of placed) {
      expect([name.band.label, name.band.short]).toContain(name.text);
      expect(name.x).toBeLessThanOrEqual(name.middle);
      expect(name.end).toBeGreaterThanOrEqual(name.middle);
      expect(name.end).toBeLessThanOrEqual(width);
      const others = placed.filter((other) => other !== name && other.line === name.line);
      for (const other of others) expect(name.x >= other.end || name.end <= other.x).toBe(true);
    }
  },
);

test('the deadliest has its whole name before others have theirs', () => {
  const [first] = placeNames(BANDS, (at) => (at - 1986) * 8, 337);
  expect(first?.text).toBe('July 2020 border clashes; Second Nagorno-Karabakh War');
});
