import type { Metadata } from 'next';
import type { oas31 } from 'zod-openapi';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { ApiRecipes } from '@/components/api/api-recipes';
import { ApiRoute, listDescribedRoutes, listParameters } from '@/components/api/api-route';
import { ParameterTable, ResponseTables, SchemaTables } from '@/components/api/api-tables';
import { listRecipes } from '@/components/api/recipes';
import { Marked } from '@/components/site/marked';
import { PageFrame } from '@/components/site/page-frame';
import { openDb } from '@/db/web';
import { loadExamples } from '@/loaders/load-examples';
import { ABOUT_CHAPTERS, buildOpenApiDocument, DESCRIPTION } from '@/routes/openapi/document';
import { publicOrigin } from '@/routes/origin';
import { CHAPTERS } from '@/routes/route';

export async function generateMetadata(): Promise<Metadata> {
  return toMetadata(await readPageState(), {
    path: '/api',
    title: 'API',
    description:
      'Figures, versions, charts and changes as CSV, JSON, pictures and a feed: every address, its parameters, its responses, and examples.',
  });
}

/** The document's own introduction: a sentence or two, and a list of rules. */
function Introduction() {
  const lines = DESCRIPTION.split('\n').filter(Boolean);
  const rules = lines.filter((line) => line.startsWith('- '));
  return (
    <>
      <p className="lede">{lines[0]}</p>
      <ul>
        {rules.map((line) => (
          <li key={line}>
            <Marked text={line.slice(2)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function toAnchor(chapter: string): string {
  return chapter.toLowerCase().replaceAll(' ', '-');
}

const SECTIONS: readonly (readonly [anchor: string, name: string])[] = [
  ['start', 'Start here'],
  ...CHAPTERS.map((chapter) => [toAnchor(chapter), chapter] as const),
  ['parameters', 'Parameters'],
  ['statuses', 'Responses'],
  ['schemas', 'Fields of the JSON'],
];

function Contents() {
  return (
    <nav className="contents" aria-label="On this page">
      <ul>
        {SECTIONS.map(([anchor, name]) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Every route, chapter after chapter, and the parameters of their addresses. */
function Routes({ document }: { document: oas31.OpenAPIObject }) {
  const routes = listDescribedRoutes(document);
  const listed = listParameters(routes);
  return (
    <>
      {CHAPTERS.map((chapter) => (
        <section key={chapter} id={toAnchor(chapter)}>
          <h2>{chapter}</h2>
          <p>{ABOUT_CHAPTERS[chapter]}</p>
          {routes
            .filter(({ route }) => route.chapter === chapter)
            .map((described) => (
              <ApiRoute key={described.name} described={described} listed={listed} />
            ))}
        </section>
      ))}
      <ParameterTable listed={listed} />
    </>
  );
}

/** The API's description, made from the very document that programs read. */
export default async function ApiPage() {
  const state = await readPageState();
  const place = { origin: publicOrigin(), examples: await loadExamples(openDb(), state.position) };
  const document = buildOpenApiDocument(place);
  return (
    <PageFrame state={state} path="/api" hasState={false}>
      <link rel="service-desc" href="/api/openapi.json" type="application/json" />
      <h1>API</h1>
      <Introduction />
      <p>
        All of this as one document: <a href="/api/openapi.json">OpenAPI 3.1</a>, from which clients
        can be generated. The columns of the CSV files stand under{' '}
        <a href="/methods#columns">methods</a>.
      </p>
      <Contents />
      <ApiRecipes recipes={listRecipes(place)} />
      <Routes document={document} />
      <ResponseTables />
      <SchemaTables schemas={document.components?.schemas} />
    </PageFrame>
  );
}
