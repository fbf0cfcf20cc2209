import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type EventMap, eventMapSchema } from '@/ledger/event-map';
import { PROJECT_ROOT } from '@/project-root';

/** Where the maps that ship with the program lie, a YAML file each, to be copied and changed. */
export const MAPS_FOLDER = path.join(PROJECT_ROOT, 'datasets/maps');

/** The names of the shipped maps. */
export function listMapNames(): string[] {
  const files = readdirSync(MAPS_FOLDER).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => name.replace(/\.yaml$/, '')).sort();
}

/** A shipped map by its name; null where there is none. */
export function readShippedMap(name: string): EventMap | null {
  if (!listMapNames().includes(name)) return null;
  const file = path.join(MAPS_FOLDER, `${name}.yaml`);
  return eventMapSchema.parse(parse(readFileSync(file, 'utf8')));
}
