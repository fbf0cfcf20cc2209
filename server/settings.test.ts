import { describe, expect, test } from 'vitest';
import { describeAddress, listHosts } from '@/db/addresses';
import { parseArguments, parseSettings } from '@/server/settings';
import { StartError } from '@/server/start-error';

const ROOT = '/srv/ledger';
const OWNER = 'postgres://owner:s3cret@db.example.org:6543/ledger';
const APPENDER = 'postgres://editor:s3cret@db.example.org/ledger';
const READER = 'postgres://web:s3cret@replica.example.org/ledger';
const ALL = { OWNER_DATABASE_URL: OWNER, LEDGER_DATABASE_URL: APPENDER, DATABASE_URL: READER };

/** The error of a refused environment. */
function refuse(env: Record<string, string>): StartError {
  try {
    parseSettings(env, ROOT);
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('these settings were accepted');
}

describe('settings', () => {
  test('an empty environment runs the embedded database on this machine alone, at port 3000', () => {
    expect(parseSettings({}, ROOT)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      dataDir: '/srv/ledger/.data',
      logs: false,
      drainSeconds: 10,
      databases: null,
      web: {
        PORT: '3000',
        HOST: '127.0.0.1',
        PUBLIC_URL: 'http://localhost:3000',
        TRUST_PROXY: '0',
        LOG: 'off',
        DRAIN_SECONDS: '10',
      },
    });
  });

  test('an empty variable counts as not set', () => {
    expect(parseSettings({ PORT: '', DATABASE_URL: '' }, ROOT)).toEqual(parseSettings({}, ROOT));
  });

  test('an address may name several hosts, each with its port or without; another list is refused', () => {
    const reader = 'postgres://web:s3cret@one.example.org:6432,two.example.org/ledger';
    const { databases } = parseSettings({ ...ALL, DATABASE_URL: reader }, ROOT);
    expect(databases?.reader).toBe(reader);
    expect(listHosts(reader)).toEqual([
      'postgres://web:s3cret@one.example.org:6432/ledger',
      'postgres://web:s3cret@two.example.org/ledger',
    ]);
    expect(describeAddress(reader)).toBe(
      'one.example.org:6432 or two.example.org:5432, database "ledger", user "web"',
    );
    const error = refuse({ ...ALL, DATABASE_URL: 'postgres://web:s3cret@one,:x/ledger' });
    expect(error.message).toContain('DATABASE_URL');
    expect(error.message).not.toContain('s3cret');
  });

  test('PORT moves the default PUBLIC_URL with it', () => {
    expect(parseSettings({ PORT: '3001' }, ROOT).publicUrl).toBe('http://localhost:3001');
  });

  test.each([
    ['https://ledger.example.org', 'https://ledger.example.org'],
    ['https://ledger.example.org/', 'https://ledger.example.org'],
    ['HTTPS://Ledger.Example.org:443', 'https://ledger.example.org'],
  ])('PUBLIC_URL %s is the origin %s', (given, origin) => {
    const { publicUrl } = parseSettings({ PUBLIC_URL: given }, ROOT);
    expect(publicUrl).toBe(origin);
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['HOST', 'two words'],
    ['PUBLIC_URL', 'ledger.example.org'],
    ['PUBLIC_URL', 'ftp://ledger.example.org'],
    ['PUBLIC_URL', 'https://ledger.example.org/path'],
    ['PUBLIC_URL', 'https://ledger.example.org/?a=1'],
    ['DATABASE_URL', 'mysql://web@h/ledger'],
    ['DATABASE_URL', 'postgres://web@h'],
    ['PUBLISHER', 'Two\nlines'],
    ['PUBLISHER', 'x'.repeat(121)],
    ['LOG', 'yes'],
    ['METRICS', '9464/metrics'],
    ['METRICS', '70000'],
    ['DRAIN_SECONDS', '1m'],
    ['DATA_DIR', ' '],
    ['DATA_DIR', '/data\n/ledger'],
  ])('%s=%s is refused by name, with the fix', (name, value) => {
    const error = refuse({ [name]: value });
    expect(error.message).toContain(`${name} is `);
    expect(error.fix).toContain(`${name}: `);
  });

  test('the web process is told who publishes this copy, in any script, and where errors go', () => {
    const publisher = { PUBLISHER: 'Պատմության ինստիտուտ', CONTACT: 'mailto:ledger@example.org' };
    expect(parseSettings(publisher, ROOT).web).toMatchObject(publisher);
  });

  test('every wrong variable is named at once', () => {
    const { message } = refuse({ PORT: 'x', HOST: 'two words' });
    expect(message).toContain('PORT is "x"');
    expect(message).toContain('HOST is "two words"');
  });

  test('a relative DATA_DIR counts from the project, an absolute one stays', () => {
    expect(parseSettings({ DATA_DIR: 'elsewhere' }, ROOT).dataDir).toBe('/srv/ledger/elsewhere');
    expect(parseSettings({ DATA_DIR: '/var/lib/x' }, ROOT).dataDir).toBe('/var/lib/x');
  });
});

describe('database addresses', () => {
  test('three addresses are three roles', () => {
    expect(parseSettings(ALL, ROOT).databases).toEqual({
      owner: OWNER,
      appender: APPENDER,
      reader: READER,
    });
  });

  test.each(Object.keys(ALL))('without %s it is named as the missing one', (name) => {
    const given = Object.fromEntries(Object.entries(ALL).filter(([key]) => key !== name));
    expect(refuse(given).message).toMatch(new RegExp(`^${name} is missing`));
  });

  test('a web process that could log in as the owner is refused', () => {
    const error = refuse({ ...ALL, DATABASE_URL: OWNER });
    expect(error.message).toContain('each needs a role of its own');
  });

  test.each([
    [{ ...ALL, OWNER_DATABASE_URL: 'postgres://owner:s3cret@' }],
    [{ ...ALL, OWNER_DATABASE_URL: 's3cret' }],
    [{ ...ALL, OWNER_DATABASE_URL: 'http://owner:s3cret@h/ledger?password=s3cret' }],
    [{ ...ALL, DATABASE_URL: OWNER }],
    [{ DATABASE_URL: READER }],
    [{ PUBLIC_URL: 'https://user:s3cret@ledger.example.org' }],
  ])('no refusal prints a password', (env) => {
    const error = refuse(env);
    expect(`${error.message} ${error.fix}`).not.toContain('s3cret');
  });

  test('an address is described by host, port, database and user', () => {
    expect(describeAddress(OWNER)).toBe('db.example.org:6543, database "ledger", user "owner"');
    expect(describeAddress(READER)).toContain('replica.example.org:5432');
  });
});

describe('arguments', () => {
  test('--dev is the only one for a person', () => {
    expect(parseArguments([])).toEqual({ dev: false, databaseOnly: false });
    expect(parseArguments(['--dev'])).toEqual({ dev: true, databaseOnly: false });
    expect(() => parseArguments(['--port', '1'])).toThrow('Unknown argument: --port 1');
  });
});
