import type { DocumentParameter, Operation } from '@/routes/openapi/document-types';
import { Marked } from '../site/marked';
import { Command } from './api-recipes';

/** A parameter of the document, and where on the page it is explained. */
export type ListedParameter = { anchor: string; parameter: DocumentParameter };

function hasSame(a: DocumentParameter, b: DocumentParameter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Every parameter of the operations, each once: one name may mean two things. */
export function listParameters(operations: readonly Operation[]): ListedParameter[] {
  const listed: ListedParameter[] = [];
  for (const parameter of operations.flatMap((each) => each.parameters)) {
    if (listed.some((each) => hasSame(each.parameter, parameter))) continue;
    const same = listed.filter((each) => each.parameter.name === parameter.name).length;
    const anchor = `parameter-${parameter.name.toLowerCase()}${same > 0 ? `-${same + 1}` : ''}`;
    listed.push({ anchor, parameter });
  }
  return listed;
}

function ParameterLinks(props: {
  parameters: readonly DocumentParameter[];
  listed: readonly ListedParameter[];
}) {
  const { parameters, listed } = props;
  if (parameters.length === 0) return <>none</>;
  return (
    <ul className="in-line">
      {parameters.map((parameter) => (
        <li key={parameter.name}>
          <a href={`#${listed.find((each) => hasSame(each.parameter, parameter))?.anchor}`}>
            <code>{parameter.name}</code>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What an address answers: its media type, and the statuses that it can have. */
function listTypes({ responses }: Operation): string {
  const full = responses[200];
  return full && 'content' in full ? Object.keys(full.content ?? {}).join(', ') : '';
}

/** The path with the examples of its parts; null where the ledger has none yet. */
function fillExample(path: string, { parameters }: Operation): string | null {
  const parts = parameters.filter((each) => each.in === 'path');
  if (parts.some(({ example }) => example === undefined)) return null;
  return parts.reduce(
    (filled, { name, example }) => filled.replace(`{${name}}`, `${example}`),
    path,
  );
}

/** One address in one form: what it is, what it takes, what it answers, how to ask. */
export function ApiOperation(props: {
  path: string;
  operation: Operation;
  listed: readonly ListedParameter[];
}) {
  const { path, operation, listed } = props;
  const example = fillExample(path, operation);
  const command = operation['x-codeSamples']?.[0]?.source;
  return (
    <section className="operation" id={operation.operationId}>
      <h3>
        <code>{path}</code>
      </h3>
      <p>
        {operation.summary}. <Marked text={operation.description ?? ''} />
      </p>
      <dl>
        {example === null ? null : (
          <div>
            <dt>Example</dt>
            <dd>
              <a href={example}>{example}</a>
            </dd>
          </div>
        )}
        <div>
          <dt>Takes</dt>
          <dd>
            <ParameterLinks parameters={operation.parameters} listed={listed} />
          </dd>
        </div>
        <div>
          <dt>Answers</dt>
          <dd>
            {listTypes(operation)} (
            <a href="#statuses">{Object.keys(operation.responses).join(', ')}</a>)
          </dd>
        </div>
      </dl>
      {command === undefined ? null : <Command command={command} />}
    </section>
  );
}
