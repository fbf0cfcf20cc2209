import { z } from 'zod';

/** What the web process is told by its environment: the reader's address, and no other. */
export type WebSettings = {
  port: number;
  host: string;
  publicUrl: string;
  databaseUrl: string;
  development: boolean;
  trustProxy: boolean;
};

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().min(1),
  PUBLIC_URL: z.url(),
  DATABASE_URL: z.string().min(1),
  NODE_ENV: z.string().optional(),
  TRUST_PROXY: z.literal('1').optional(),
});

/** @throws ZodError naming the variable that is missing or wrong; values are not printed */
export function parseWebSettings(environment: NodeJS.ProcessEnv): WebSettings {
  const parsed = schema.parse(environment);
  return {
    port: parsed.PORT,
    host: parsed.HOST,
    publicUrl: parsed.PUBLIC_URL,
    databaseUrl: parsed.DATABASE_URL,
    development: parsed.NODE_ENV === 'development',
    trustProxy: parsed.TRUST_PROXY === '1',
  };
}
