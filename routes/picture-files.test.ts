import { expect, test, vi } from 'vitest';
import type { Pictured } from '@/charts/export/draw-picture';
import type { Database } from '@/db/client';
import { problemOf } from '@/routes/http/problem';
import { PICTURE_QUERIES, pictureFormats } from '@/routes/picture-files';

const request = {
  db: {} as Database,
  position: 1,
  params: [],
  found: { subjects: null },
  values: new URLSearchParams(),
  origin: 'https://ledger.example',
  address: '/charts/some/displaced.svg',
};

test.each(['svg', 'png'] as const)(
  'a picture that cannot be drawn is 503 with Retry-After, and says where its values are (%s)',
  async (format) => {
    const logged = vi.mocked(console.error).mockImplementation(() => {});
    const impossible = { panels: [null] } as unknown as Pictured;
    const { write } = pictureFormats(PICTURE_QUERIES, async () => impossible)[format];
    const error = await write?.(request).catch((reason: unknown) => reason);
    const response = problemOf(error, format);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      status: 503,
      detail: expect.stringContaining('CSV'),
    });
    // Why it could not be drawn is for the operator.
    expect(logged).toHaveBeenCalledOnce();
    logged.mockClear();
  },
);
