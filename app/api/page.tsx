import type { Metadata } from 'next';
import type { oas31 } from 'zod-openapi';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { ApiRecipes } from '@/components/api/api-recipes';
import { listDescribedRoutes } from '@/components/api/api-route';
import { listApiGroups } from '@/components/api/groups';
import { listRecipes } from '@/components/api/recipes';
import { Descriptions } from '@/components/site/descriptions';
import { Marked } from '@/components/site/marked';
import { PageFrame } from '@/components/site/page-frame';
import { openDb } from '@/db/web';
import { loadExamples } from '@/loaders/load-examples';
import { buildOpenApiDocument, DESCRIPTION } from '@/routes/openapi/document';
import { publicOrigin } from '@/routes/origin';

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

/** The groups of addresses, each with the addresses that are in it. */
function Groups({ document }: { document: oas31.OpenAPIObject }) {
  const routes = listDescribedRoutes(document);
  return (
    <section id="groups">
      <h2>All addresses</h2>
      <ul className="entries">
        {listApiGroups().map(({ slug, name, about, chapter }) => (
          <li key={slug}>
            <h3>
              <a className="target" href={`/api/${slug}`}>
                {name}
              </a>
            </h3>
            <p>{about}</p>
            {chapter === null ? null : (
              <ul className="in-line">
                {routes
                  .filter(({ route }) => route.chapter === chapter)
                  .map(({ name: id, route }) => (
                    <li key={id}>
                      <a className="target" href={`/api/${slug}#${id}`}>
                        <code>{route.path}</code>
                      </a>
                    </li>
                  ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How a program begins, and where each group of addresses is described. */
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
        can be generated. The columns of the CSV files are listed under{' '}
        <a href="/methods#columns">methods</a>.
      </p>
      <Groups document={document} />
      <ApiRecipes recipes={listRecipes(place)} />
      <Descriptions />
    </PageFrame>
  );
}
