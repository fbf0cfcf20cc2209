import path from 'node:path';
import postgres from 'postgres';
import type { DatabaseAddresses } from '@/db/addresses';
import { PROJECT_ROOT } from '@/project-root';
import { SUPERUSER } from './cluster';
import type { Secrets } from './secrets';

const DATABASE = 'casualty_ledger';
/** What every role may do in a database, and is not to: for a Postgres of one's own too. */
const HARDEN = path.join(PROJECT_ROOT, 'server/postgres/harden.sql');
/** More than the pools of the web process have together (app/reader.ts, server/web.ts), with a restart's. */
const READER_CONNECTIONS = 40;

/** The login roles, none of them a superuser: the ledger's triggers hold for the owner too. */
const ROLES = {
  owner: { name: 'casualty_ledger_owner', may: 'CREATEROLE' },
  appender: { name: 'casualty_ledger_editor', may: 'NOCREATEROLE' },
  reader: { name: 'casualty_ledger_web', may: 'NOCREATEROLE' },
} as const;

async function ensureRoles(sql: postgres.Sql, secrets: Secrets): Promise<void> {
  const there = await sql<{ rolname: string }[]>`select rolname from pg_roles`;
  const names = new Set(there.map((role) => role.rolname));
  for (const key of ['owner', 'appender', 'reader'] as const) {
    const { name, may } = ROLES[key];
    const verb = names.has(name) ? 'ALTER' : 'CREATE';
    // Neither name nor password can be a parameter here; both are made by this program, of letters,
    // digits, "-" and "_".
    await sql.unsafe(
      `${verb} ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB ${may} PASSWORD '${secrets[key]}'`,
    );
    // A role may change its own settings for its later sessions; what it left is gone at a start.
    await sql.unsafe(`ALTER ROLE ${name} RESET ALL`);
  }
}

/** What one session of the reader can take of the machine. It cannot raise these itself. */
async function boundReader(sql: postgres.Sql): Promise<void> {
  const { name } = ROLES.reader;
  await sql.unsafe(`ALTER ROLE ${name} CONNECTION LIMIT ${READER_CONNECTIONS}`);
  await sql.unsafe(`ALTER ROLE ${name} SET temp_file_limit = '1GB'`);
}

async function ensureDatabase(sql: postgres.Sql): Promise<void> {
  const [there] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
  if (!there) {
    await sql.unsafe(
      `CREATE DATABASE ${DATABASE} OWNER ${ROLES.owner.name} TEMPLATE template0 ENCODING 'UTF8'
       LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`,
    );
  }
  await sql.unsafe(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
  await sql.unsafe(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${ROLES.reader.name}`);
  await sql.unsafe(`GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${ROLES.appender.name}`);
  // The server's own databases are the superuser's: elsewhere a role could make tables.
  await sql.unsafe('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC');
}

async function asSuperuser(
  port: number,
  secrets: Secrets,
  database: string,
  act: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: secrets.superuser,
    database,
    max: 1,
    connect_timeout: 30,
    fetch_types: false,
    onnotice: () => {},
  });
  try {
    await act(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Makes the ledger's database and its three login roles where they are missing, and sets the
 * passwords that this start will use. Safe to repeat, so a kill at any point is fixed by it.
 * @param port where the embedded Postgres listens on 127.0.0.1
 */
export async function ensureLedgerDatabase(
  port: number,
  secrets: Secrets,
): Promise<DatabaseAddresses> {
  await asSuperuser(port, secrets, 'postgres', async (sql) => {
    // A statement that fails must not bring a password into the server's log.
    await sql`set log_min_error_statement = 'panic'`;
    await ensureRoles(sql, secrets);
    await boundReader(sql);
    await ensureDatabase(sql);
  });
  await asSuperuser(port, secrets, DATABASE, (sql) => sql.file(HARDEN));
  const address = (role: keyof DatabaseAddresses) =>
    `postgres://${ROLES[role].name}:${secrets[role]}@127.0.0.1:${port}/${DATABASE}`;
  return { reader: address('reader'), appender: address('appender'), owner: address('owner') };
}
