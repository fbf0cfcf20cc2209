import { z } from 'zod';
import { drainSeconds, metricsAddress } from './observe/settings';

/** What the web process is told by its environment: the reader's address, and no other. */
export type WebSettings = {
  port: number;
  host: string;
  publicUrl: string;
  databaseUrl: string;
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
  DATABASE_URL: z.string().min(1),
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
    databaseUrl: parsed.DATABASE_URL,
    logs: parsed.LOG === 'json',
    metrics: parsed.METRICS,
    drain: parsed.DRAIN_SECONDS * 1000,
    development: parsed.NODE_ENV === 'development',
    trustProxy: parsed.TRUST_PROXY === '1',
  };
}
