import { z } from 'zod';

/** What the process says about itself. */
export const aliveSchema = z.strictObject({ status: z.literal('alive') }).meta({ id: 'Alive' });

export const readySchema = z
  .strictObject({
    ready: z.boolean(),
    position: z.int().min(0).describe('The newest position of the ledger that is shown.'),
    database: z.strictObject({
      reachable: z.boolean(),
      position: z.int().min(0).describe('Where the database stands that is read now.'),
      behind: z.int().min(0).describe('How many positions the database is behind what was shown.'),
      replica: z
        .strictObject({
          applied_all: z.boolean().describe('Whether it has applied all that it has received.'),
          newest_change: z
            .string()
            .nullable()
            .describe('When the newest change that it has applied was made, where it has any.'),
        })
        .nullable()
        .describe('How far a streaming replica is, by its own word; null for a primary.'),
    }),
  })
  .meta({ id: 'Ready' });
