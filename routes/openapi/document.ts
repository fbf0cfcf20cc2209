import { CHAPTERS, type Chapter } from '../address';
import type { OpenApiDocument } from './document-types';
import { HEADERS } from './headers';
import { describePaths, type Place } from './operations';
import { RESPONSES } from './responses';
import { describeSchemas } from './schemas';

/** Raised when an address, a parameter or a field is added (minor) or would be taken away (major). */
const VERSION = '1.0.0';

const ABOUT_CHAPTERS: Record<Chapter, string> = {
  Figures: 'Figures, their versions, and the figures of a conflict.',
  Charts: 'Charts as data and as pictures.',
  'Event data': 'Datasets as their publishers give them, in versions that never change.',
  Changes: 'What changed in published figures.',
  'This site': 'The site itself, and the process that answers.',
};

const DESCRIPTION = `Every number here is somebody’s claim: who says it, in which words, for which period, from which document, in which version. Cite its original source first.

- Only GET and HEAD are answered. There is no key and no login, and scripts on any site may read the files (CORS).
- \`null\` in JSON and an empty cell in CSV are unknown, or do not apply. They are never zero, and a zero is never unknown.
- The \`qualifier\` (“at least”, “about”) belongs to the number. Low and high bounds are kept as they were published.
- A version of a figure never changes, and neither does an answer with \`at\`. Cite these addresses, not the live ones.
- A parameter that an address does not know is refused (400), on pages it is left out.
- Refusals are problem details (RFC 9457), where a page was asked for a page.`;

/**
 * The description of the API, in OpenAPI 3.1. Parameters and bodies come from the schemas that check
 * requests and that the exported files are typed by.
 */
export function buildOpenApiDocument(place: Place): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Casualty Ledger',
      version: VERSION,
      summary: 'Historical casualty figures as claims that can be cited.',
      description: DESCRIPTION,
      license: { name: 'Creative Commons Attribution 4.0 International', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: place.origin, description: 'This copy of the ledger.' }],
    security: [],
    tags: CHAPTERS.map((name) => ({ name, description: ABOUT_CHAPTERS[name] })),
    externalDocs: {
      description: 'How figures are recorded, and the columns of the CSV files',
      url: `${place.origin}/methods`,
    },
    paths: describePaths(place),
    components: { schemas: describeSchemas(), responses: RESPONSES, headers: HEADERS },
  };
}
