import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { listMapNames, readShippedMap } from '@/datasets/maps/shipped-maps';
import { type EventMap, eventMapSchema } from '@/ledger/event-map';
import { suggest } from '@/ledger/nearest';
import { Failure, type Problem } from '../failure';
import { explainIssue } from '../input/explain-issue';
import { readInputFile } from '../input/input-file';

function refuseMap(file: string, problems: Problem[]): Failure {
  return new Failure(
    'refused',
    `${problems.length === 1 ? 'A problem' : `${problems.length} problems`} in the map ${file}; nothing was imported.`,
    'Correct the map. One to begin with: datasets/maps',
    { problems },
  );
}

/**
 * Reads a map from a YAML file.
 * @throws Failure with every problem of the file
 */
export async function readMapFile<T>(
  file: string,
  schema: z.ZodType<T> & { shape: object },
): Promise<T> {
  const { documents, problems } = await readInputFile(file);
  const [document] = documents;
  if (!document || problems.length > 0) throw refuseMap(file, problems);
  const parsed = schema.safeParse(document.value);
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys' || issue.path.length > 0)
      return explainIssue(document, issue);
    return issue.keys.map((key) =>
      document.refuse(
        [key],
        `"${key}" is not a field of a map`,
        suggest(key, Object.keys(schema.shape)),
      ),
    );
  });
  throw refuseMap(
    file,
    found.map((problem) => ({ ...problem, where: problem.field || 'the map' })),
  );
}

/**
 * A map of columns: a shipped one by its name, or a YAML file.
 * @throws Failure where there is none, or with every problem of the file
 */
export async function readEventMap(given: string): Promise<EventMap> {
  const shipped = existsSync(given) ? null : readShippedMap(given);
  if (shipped) return shipped;
  if (existsSync(given)) return readMapFile(given, eventMapSchema);
  throw new Failure(
    'refused',
    `${given} is no map: no file is called so, and no map that ships with the program.`,
    suggest(given, listMapNames()),
  );
}
