import type { Metadata } from 'next';
import { askSamples } from '@/app/ask-samples';
import { toMetadata } from '@/app/head';
import { publicOrigin } from '@/app/reader';
import { parseState } from '@/app/state';
import { ApiOperation, listParameters } from '@/components/api/api-operation';
import { ApiRecipes } from '@/components/api/api-recipes';
import { AnswerTables, ParameterTable, SchemaTables } from '@/components/api/api-tables';
import { Marked } from '@/components/site/marked';
import { PageFrame } from '@/components/site/page-frame';
import { CHAPTERS } from '@/routes/address';
import { buildOpenApiDocument } from '@/routes/openapi/document';
import type { OpenApiDocument } from '@/routes/openapi/document-types';
import { listRecipes } from '@/routes/openapi/recipes';

type Props = { params: Promise<{ state: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return toMetadata(parseState((await params).state), {
    path: '/api',
    title: 'For programs',
    description:
      'Every address that a program can ask: figures, versions, charts and changes as CSV, JSON, pictures and a feed, with parameters, answers and examples.',
  });
}

/** The document's own introduction: a sentence or two, and a list of rules. */
function Introduction({ description }: { description: string }) {
  const lines = description.split('\n').filter(Boolean);
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

const PARTS: readonly (readonly [anchor: string, name: string])[] = [
  ['begin', 'To begin with'],
  ...CHAPTERS.map((chapter) => [toAnchor(chapter), chapter] as const),
  ['parameters', 'Parameters'],
  ['statuses', 'Answers'],
  ['schemas', 'The fields of the JSON'],
];

function Contents() {
  return (
    <nav className="contents" aria-label="On this page">
      <ul>
        {PARTS.map(([anchor, name]) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Every address, chapter after chapter, and what they take. */
function Addresses({ document }: { document: OpenApiDocument }) {
  const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, get }));
  const listed = listParameters(operations.map(({ get }) => get));
  return (
    <>
      {document.tags.map(({ name, description }) => (
        <section key={name} id={toAnchor(name)}>
          <h2>{name}</h2>
          <p>{description}</p>
          {operations
            .filter(({ get }) => get.tags[0] === name)
            .map(({ path, get }) => (
              <ApiOperation key={path} path={path} operation={get} listed={listed} />
            ))}
        </section>
      ))}
      <ParameterTable listed={listed} />
    </>
  );
}

/** The API's description, made from the very document that programs read. */
export default async function ApiPage({ params }: Props) {
  const state = parseState((await params).state);
  const place = { origin: publicOrigin(), samples: await askSamples(state.position) };
  const document = buildOpenApiDocument(place);
  return (
    <PageFrame state={state} path="/api" hasState={false}>
      <link rel="service-desc" href="/api/openapi.json" type="application/json" />
      <h1>For programs</h1>
      <Introduction description={document.info.description} />
      <p>
        All of this as one document: <a href="/api/openapi.json">OpenAPI 3.1</a>, from which clients
        can be generated. The columns of the CSV files stand under{' '}
        <a href="/methods#columns">methods</a>.
      </p>
      <Contents />
      <ApiRecipes recipes={listRecipes(place)} />
      <Addresses document={document} />
      <AnswerTables components={document.components} />
      <SchemaTables components={document.components} />
    </PageFrame>
  );
}
