import type { oas31 } from 'zod-openapi';
import { type Format, mediaType } from '@/routes/formats';
import { listRoutes, type RouteName } from '@/routes/registry';
import { isForPrograms, listFormats, type Route, withFormat } from '@/routes/route';
import { Marked } from '../site/marked';
import { WideTable } from '../site/wide-table';
import { Command } from './api-recipes';

/** A parameter of the document, and where on the page it is explained. */
export type ListedParameter = { anchor: string; parameter: oas31.ParameterObject };

/** A route as the document describes it: an operation for each format that is for programs. */
export type DescribedRoute = {
  name: RouteName;
  route: Route;
  operations: { path: string; format: Format; operation: oas31.OperationObject }[];
};

/** Every route that is for programs, in the order of the registry. */
export function listDescribedRoutes({ paths = {} }: oas31.OpenAPIObject): DescribedRoute[] {
  const described = listRoutes().map(([name, route]) => ({
    name,
    route,
    operations: listFormats(route)
      .filter((format) => isForPrograms(route, format))
      .flatMap((format) => {
        const path = withFormat(route.path, format, route);
        const operation = paths[path]?.get;
        return operation ? [{ path, format, operation }] : [];
      }),
  }));
  return described.filter(({ operations }) => operations.length > 0);
}

function parametersOf({ parameters = [] }: oas31.OperationObject): oas31.ParameterObject[] {
  return parameters.filter((each) => 'name' in each);
}

function isSame(a: oas31.ParameterObject, b: oas31.ParameterObject): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Every parameter of the routes, each once: one name may mean two things. */
export function listParameters(routes: readonly DescribedRoute[]): ListedParameter[] {
  const listed: ListedParameter[] = [];
  const operations = routes.flatMap((each) => each.operations);
  for (const parameter of operations.flatMap(({ operation }) => parametersOf(operation))) {
    if (listed.some((each) => isSame(each.parameter, parameter))) continue;
    const same = listed.filter((each) => each.parameter.name === parameter.name).length;
    const anchor = `parameter-${parameter.name.toLowerCase()}${same > 0 ? `-${same + 1}` : ''}`;
    listed.push({ anchor, parameter });
  }
  return listed;
}

function ParameterLinks(props: {
  operation: oas31.OperationObject;
  listed: readonly ListedParameter[];
}) {
  return (
    <ul className="in-line">
      {parametersOf(props.operation).map((parameter) => (
        <li key={parameter.name}>
          <a
            className="target"
            href={`#${props.listed.find((each) => isSame(each.parameter, parameter))?.anchor}`}
          >
            <code>{parameter.name}</code>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The statuses of an operation, each leading to what it says. */
function StatusLinks({ operation }: { operation: oas31.OperationObject }) {
  return (
    <ul className="in-line">
      {Object.keys(operation.responses ?? {}).map((status) => (
        <li key={status}>
          <a className="target" href={`/api/responses#status-${status}`}>
            {status}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The path with the examples of its parameters; null where the ledger has none yet. */
function fillExample(path: string, operation: oas31.OperationObject): string | null {
  const params = parametersOf(operation).filter((each) => each.in === 'path');
  if (params.some(({ example }) => example === undefined)) return null;
  return params.reduce(
    (filled, { name, example }) => filled.replace(`{${name}}`, String(example)),
    path,
  );
}

/** An address, which leads to an example where the ledger has one and the path alone is enough. */
function Address(props: { path: string; operation: oas31.OperationObject; isWhole: boolean }) {
  const example = props.isWhole ? fillExample(props.path, props.operation) : null;
  const code = <code>{props.path}</code>;
  if (example === null) return code;
  return (
    <a className="target" href={example}>
      {code}
    </a>
  );
}

/** The command for the first file; that of a page shows no more than how its files are found. */
function commandOf({ operations }: DescribedRoute): string | null {
  const shown = operations.find(({ format }) => format !== 'html') ?? operations[0];
  return shown?.operation['x-codeSamples']?.[0]?.source ?? null;
}

/** One route: what it is, and for each of its formats the address, its parameters and statuses. */
export function ApiRoute(props: { described: DescribedRoute; listed: readonly ListedParameter[] }) {
  const { name, route, operations } = props.described;
  const command = commandOf(props.described);
  return (
    <section className="operation" id={name}>
      <h2>{route.title}</h2>
      {route.note === undefined ? null : (
        <p>
          <Marked text={route.note} />
        </p>
      )}
      <WideTable caption={`${route.title}: addresses`}>
        <thead>
          <tr>
            <th scope="col">Address (leads to an example)</th>
            <th scope="col">Type</th>
            <th scope="col">Parameters</th>
            <th scope="col">Statuses</th>
          </tr>
        </thead>
        <tbody>
          {operations.map(({ path, format, operation }) => (
            <tr key={path}>
              <th scope="row">
                <Address
                  path={path}
                  operation={operation}
                  isWhole={format === 'html' || !route.needs}
                />
              </th>
              <td>{mediaType(format)}</td>
              <td className="prose-cell">
                <ParameterLinks operation={operation} listed={props.listed} />
              </td>
              <td className="prose-cell">
                <StatusLinks operation={operation} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {command === null ? null : <Command command={command} />}
    </section>
  );
}
