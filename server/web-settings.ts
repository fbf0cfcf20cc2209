import { once } from 'node:events';
import { z } from 'zod';
import { drainSeconds, metricsAddress } from './observe/settings';

/** What the web process is told by its environment, but for the reader's address (`waitForDatabase`). */
export type WebSettings = {
  port: number;
  host: string;
  publicUrl: string;
  development: boolean;
  /** Whether each request gets a line of JSON on standard output. */
  logs: boolean;
  /** Where `/metrics` is served; null: nowhere. */
  metrics: { host: string; port: number } | null;
  /** Milliseconds that requests under way get when the process is asked to end. */
  drain: number;
  trustProxy: boolean;
};

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().min(1),
  PUBLIC_URL: z.url(),
  NODE_ENV: z.string().optional(),
  LOG: z.enum(['off', 'json']).default('off'),
  METRICS: metricsAddress.nullable().default(null),
  DRAIN_SECONDS: drainSeconds,
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
});

/** @throws ZodError naming the variable that is missing or wrong; values are not printed */
export function parseWebSettings(environment: NodeJS.ProcessEnv): WebSettings {
  const parsed = schema.parse(environment);
  return {
    port: parsed.PORT,
    host: parsed.HOST,
    publicUrl: parsed.PUBLIC_URL,
    logs: parsed.LOG === 'json',
    metrics: parsed.METRICS,
    drain: parsed.DRAIN_SECONDS * 1000,
    development: parsed.NODE_ENV === 'development',
    trustProxy: parsed.TRUST_PROXY === '1',
  };
}

const databaseSchema = z.object({ databaseUrl: z.string().min(1) });

/**
 * Waits until the process has the reader's address in `DATABASE_URL`: from its environment, or else from
 * the program that started it, which says so when the database is there. To be called at once, so that
 * nothing that is said is missed.
 */
export async function waitForDatabase(): Promise<void> {
  if (process.env.DATABASE_URL) return;
  if (!process.connected) throw new Error('DATABASE_URL is not set.');
  const [said] = await once(process, 'message');
  process.env.DATABASE_URL = databaseSchema.parse(said).databaseUrl;
}
