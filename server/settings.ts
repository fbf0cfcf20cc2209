import path from 'node:path';
import { z } from 'zod';
import {
  ADDRESS_VARIABLES,
  type DatabaseAddresses,
  DEFAULT_DATA_DIR,
  isPostgresAddress,
  toUrl,
  userOf,
} from '@/db/addresses';
import { drainSeconds, metricsAddress } from './observe/settings';
import { StartError } from './start-error';

export type Settings = {
  port: number;
  host: string;
  /** The origin that citations carry, without a slash at its end. */
  publicUrl: string;
  /** Absolute path of the folder that holds the embedded database. */
  dataDir: string;
  /** Whether every line is one of JSON. */
  logs: boolean;
  /** Seconds that requests under way get when the program is asked to end. */
  drainSeconds: number;
  /** `null`: run the embedded Postgres. */
  databases: DatabaseAddresses | null;
  /** The environment of the web process, but for its database. */
  web: Record<string, string>;
};

type Environment = Record<string, string | undefined>;

const isWebOrigin = (value: string) => {
  const url = toUrl(value);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false;
  return `${url.origin}/` === url.href;
};

const address = z
  .string()
  .refine(isPostgresAddress, 'write it as postgres://user:password@host:5432/database')
  .optional();

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'give a whole number from 1 to 65535, such as PORT=3001')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, 'give a number from 1 to 65535')
    .default(3000),
  // Only this machine unless told otherwise: a laptop on a shared network publishes nothing.
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, 'give a host name or an IP address, such as HOST=0.0.0.0')
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isWebOrigin, 'give an origin and nothing after it, such as https://ledger.example.org')
    .transform((value) => new URL(value).origin)
    .optional(),
  // A name in a line of text: what is longer, or has lines, was meant for something else.
  PUBLISHER: z
    .string()
    .regex(/^\P{Cc}{1,120}$/u, 'give the name of a person or a body, at most 120 characters')
    .optional(),
  CONTACT: z
    .string()
    .regex(
      /^(mailto:[^\s@]+@[^\s@]+|https?:\/\/\S+)$/,
      'give mailto:name@example.org or a web address',
    )
    .optional(),
  TRUST_PROXY: z
    .enum(['0', '1'], 'give 1 where a proxy of your own is in front, else 0')
    .default('0'),
  DATA_DIR: z
    .string()
    .regex(/^\P{Cc}*\S\P{Cc}*$/u, 'give a folder')
    .default(DEFAULT_DATA_DIR),
  LOG: z.enum(['off', 'json'], 'give LOG=json, or LOG=off').default('off'),
  METRICS: z
    .string()
    .refine((value) => metricsAddress.safeParse(value).success, 'give METRICS=9464, or host:port')
    .nullable()
    .default(null),
  DRAIN_SECONDS: drainSeconds,
  DATABASE_URL: address,
  LEDGER_DATABASE_URL: address,
  OWNER_DATABASE_URL: address,
});

/** How a refused value may be shown: an address may hold a password, so only its safe parts are. */
function showValue(variable: string, value: string): string {
  if (!variable.endsWith('_URL')) return JSON.stringify(value);
  const url = toUrl(value);
  if (!url?.hostname) return 'something that is not an address (not shown: it may hold a password)';
  return JSON.stringify(`${url.protocol}//${url.host}${url.pathname}`);
}

function refuse(issues: z.core.$ZodIssue[], given: Environment): StartError {
  const lines = issues.map((issue) => {
    const variable = String(issue.path[0]);
    const shown = showValue(variable, given[variable] ?? '');
    return { problem: `${variable} is ${shown}.`, fix: `${variable}: ${issue.message}` };
  });
  return new StartError(
    lines.map((line) => line.problem).join(' '),
    lines.map((line) => line.fix).join('\n'),
  );
}

function chooseDatabases(values: z.output<typeof schema>): DatabaseAddresses | null {
  const { DATABASE_URL: reader, LEDGER_DATABASE_URL: appender, OWNER_DATABASE_URL: owner } = values;
  if (!reader && !appender && !owner) return null;
  if (!reader || !appender || !owner) {
    const missing = Object.values(ADDRESS_VARIABLES).filter((variable) => !values[variable]);
    throw new StartError(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing: a database of your own needs all three addresses, each with a role of its own.`,
      'DATABASE_URL reads, LEDGER_DATABASE_URL appends, OWNER_DATABASE_URL owns the database and migrates it.\nSet all three, or none of them to run the embedded Postgres.',
    );
  }
  // The web process must not be able to write, and nobody but the owner to migrate.
  const users = [reader, appender, owner].map(userOf);
  if (new Set(users).size < 3) {
    throw new StartError(
      `DATABASE_URL, LEDGER_DATABASE_URL and OWNER_DATABASE_URL log in as ${users.map((user) => `"${user}"`).join(', ')}: each needs a role of its own.`,
      "Make the missing ones on the database server: CREATE ROLE casualty_ledger_web LOGIN PASSWORD '…'",
    );
  }
  return { reader, appender, owner };
}

/**
 * Reads the environment once. An empty variable counts as not set.
 * @param root the project's folder, from which a relative DATA_DIR counts
 * @throws StartError that names each wrong variable, its value and what to do
 */
export function parseSettings(env: Environment, root: string): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw refuse(parsed.error.issues, given);
  const values = parsed.data;
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    logs: values.LOG === 'json',
    drainSeconds: values.DRAIN_SECONDS,
    dataDir: path.resolve(root, values.DATA_DIR),
    databases: chooseDatabases(values),
    web: {
      PORT: String(values.PORT),
      HOST: values.HOST,
      PUBLIC_URL: publicUrl,
      ...(values.PUBLISHER === undefined ? {} : { PUBLISHER: values.PUBLISHER }),
      ...(values.CONTACT === undefined ? {} : { CONTACT: values.CONTACT }),
      TRUST_PROXY: values.TRUST_PROXY,
      LOG: values.LOG,
      ...(values.METRICS === null ? {} : { METRICS: values.METRICS }),
      DRAIN_SECONDS: String(values.DRAIN_SECONDS),
    },
  };
}

/**
 * Reads the command line: `--dev`, or `--database-only`, which is for other programs of ours.
 * @throws StartError on anything else
 */
export function parseArguments(args: readonly string[]): { dev: boolean; databaseOnly: boolean } {
  const unknown = args.filter((argument) => !['--dev', '--database-only'].includes(argument));
  if (unknown.length > 0) {
    throw new StartError(
      `Unknown argument: ${unknown.join(' ')}.`,
      'Use: npm start, or npm run dev. Settings are environment variables, such as PORT=3001 npm start',
    );
  }
  return { dev: args.includes('--dev'), databaseOnly: args.includes('--database-only') };
}
