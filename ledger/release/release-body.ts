import { z } from 'zod';
import { slug, text } from '../text';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');
const checksum = { bytes: z.int().min(0), sha256 };

/** The public origin that permalinks carry: an address and nothing after the host. */
export const publicOrigin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => URL.canParse(value) && new URL(value).origin === value, {
    message:
      'is not an origin; write the address and nothing after the host: https://ledger.example.org',
  });

/**
 * What the ledger keeps of a release: which position it freezes, with the fingerprint there, and the
 * size and checksum of its zip and of every file in it. The zip itself is kept beside the record.
 */
export const releaseBody = z.strictObject({
  name: slug,
  upto: z.int().min(1),
  fingerprint: sha256,
  origin: publicOrigin,
  notes: text.nullable(),
  zip: z.strictObject(checksum),
  files: z.array(z.strictObject({ path: text, ...checksum })).min(1),
});

export type ReleaseBody = z.infer<typeof releaseBody>;
