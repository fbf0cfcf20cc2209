import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { oas31 } from 'zod-openapi';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { ApiRoute, listDescribedRoutes, listParameters } from '@/components/api/api-route';
import { ParameterTable, ResponseTables, SchemaTables } from '@/components/api/api-tables';
import { type ApiGroup, listApiGroups } from '@/components/api/groups';
import { PageFrame } from '@/components/site/page-frame';
import { openDb } from '@/db/web';
import { loadExamples } from '@/loaders/load-examples';
import { buildOpenApiDocument } from '@/routes/openapi/document';
import { publicOrigin } from '@/routes/origin';

type Props = { params: Promise<{ group: string }> };

/** @throws Next's "not found" for a group that there is not */
function findGroup(slug: string): ApiGroup {
  return listApiGroups().find((group) => group.slug === slug) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, name, about } = findGroup((await params).group);
  return toMetadata(await readPageState(), {
    path: `/api/${slug}`,
    title: `API: ${name}`,
    description: `${about} Addresses, parameters, responses and commands to copy, of the API of Casualty Ledger.`,
  });
}

/** The routes of a chapter, and the parameters of their addresses. */
function Routes({ group, document }: { group: ApiGroup; document: oas31.OpenAPIObject }) {
  const routes = listDescribedRoutes(document).filter(
    ({ route }) => route.chapter === group.chapter,
  );
  const listed = listParameters(routes);
  return (
    <>
      <nav className="contents" aria-label="On this page">
        <ul>
          {routes.map(({ name, route }) => (
            <li key={name}>
              <a href={`#${name}`}>{route.title}</a>
            </li>
          ))}
          <li>
            <a href="#parameters">Parameters</a>
          </li>
        </ul>
      </nav>
      {routes.map((described) => (
        <ApiRoute key={described.name} described={described} listed={listed} />
      ))}
      <ParameterTable listed={listed} />
    </>
  );
}

/** One group of the API's description, made from the very document that programs read. */
export default async function ApiGroupPage({ params }: Props) {
  const group = findGroup((await params).group);
  const state = await readPageState();
  const examples = await loadExamples(openDb(), state.position);
  const document = buildOpenApiDocument({ origin: publicOrigin(), examples });
  return (
    <PageFrame
      state={state}
      path={`/api/${group.slug}`}
      trail={[{ href: '/api', name: 'API' }]}
      hasState={false}
    >
      <h1>API: {group.name}</h1>
      <p className="lede">{group.about}</p>
      {group.chapter === null ? null : <Routes group={group} document={document} />}
      {group.slug === 'responses' ? <ResponseTables /> : null}
      {group.slug === 'fields' ? <SchemaTables schemas={document.components?.schemas} /> : null}
    </PageFrame>
  );
}
