import { z } from 'zod';

/** What the process says about itself. */
export const aliveSchema = z.strictObject({ status: z.literal('alive') });

export const readySchema = z.strictObject({
  ready: z.boolean(),
  position: z.int().min(0).describe('The newest position of the ledger that is shown.'),
  database: z.strictObject({
    reachable: z.boolean(),
    behind: z.int().min(0).describe('How many positions the database is behind what was shown.'),
  }),
});
