import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readShippedMap } from '@/datasets/maps/shipped-maps';
import { importInto } from '../integration/importing';
import { type Program, startProgram } from './program';

let program: Program;
let folder: string;
beforeAll(async () => {
  program = await startProgram();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-mapped-'));
  const header =
    'event_id_cnty,event_date,year,actor1,actor2,country,latitude,longitude,fatalities\n';
  for (const [version, fatalities] of [
    ['1', 3],
    ['2', 5],
  ] as const) {
    const file = path.join(folder, `${version}.csv`);
    const rows = `AVA1,2023-02-16,2023,Army,Band,Avalon,51.05,-2.53,${fatalities}\nAVA2,17 February 2023,2023,Crowd,,Avalon,51.1,-2.6,0\n`;
    await writeFile(file, header + rows);
    const map = readShippedMap('acled');
    const over = { format: 'mapped', map, dataset: 'acled-avalon', version } as const;
    await importInto(program.ledger, { ...over, files: [file] });
  }
});
afterAll(async () => {
  await program.stop();
  await rm(folder, { recursive: true });
});

const get = async (address: string) => {
  const response = await fetch(`${program.origin}/datasets/acled-avalon${address}`);
  return { status: response.status, text: await response.text() };
};

test('a table read by a map has page, filters, files and a comparison', async () => {
  const page = await get('/1');
  expect(page.status).toBe(200);
  expect(page.text).toContain('ACLED, Armed Conflict Location');
  expect(page.text).toContain('in the publisher’s own terms');
  for (const address of [
    '/1?type_of_violence=0&year_from=2023',
    '/1/events.csv',
    '/1/events.jsonl',
    '/1/yearly.csv?type_of_violence=0',
    '/compare?from=1&to=2',
  ]) {
    expect({ address, status: (await get(address)).status }).toEqual({ address, status: 200 });
  }
  expect((await get('/1/yearly.csv')).text).toMatch(/,2023,0,true,2,3,3,3\r\n$/);
  expect((await get('/1?type_of_violence=4')).status).toBe(400);
  expect((await get('/1?conflict=0')).status).toBe(400);
});
