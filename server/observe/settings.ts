import { z } from 'zod';

/** `9464`, or `0.0.0.0:9464`: a port of this machine alone unless a host is named. */
export const metricsAddress = z
  .string()
  .regex(
    /^(([\w.-]+|\[[\da-f:]+\]):)?\d{1,5}$/,
    'give a port, or host:port, such as METRICS=9464 or METRICS=0.0.0.0:9464',
  )
  .transform((value) => {
    const colon = value.lastIndexOf(':');
    const host = colon < 0 ? '127.0.0.1' : value.slice(0, colon).replace(/^\[|\]$/g, '');
    return { host, port: Number(value.slice(colon + 1)) };
  })
  .refine(({ port }) => port >= 1 && port <= 65_535, 'give a port from 1 to 65535');

/** How long requests under way may go on when the program is asked to end. */
export const drainSeconds = z
  .string()
  .regex(/^\d{1,4}$/, 'give whole seconds, such as DRAIN_SECONDS=60')
  .transform(Number)
  .default(10);
