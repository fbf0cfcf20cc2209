import type { ReactNode } from 'react';
import type { oas31 } from 'zod-openapi';
import { HEADERS, STATUSES } from '@/routes/openapi/statuses';
import { Marked } from '../site/marked';
import { WideTable } from '../site/wide-table';
import type { ListedParameter } from './api-route';
import { formatType, listAlternatives, listFields, type Schema } from './json-fields';

type TableProps = { caption: string; columns: readonly string[]; children: ReactNode };

function Table({ caption, columns, children }: TableProps) {
  return (
    <WideTable caption={caption}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </WideTable>
  );
}

function defaultOf({ schema }: oas31.ParameterObject): string {
  return schema && 'default' in schema ? String(schema.default) : '';
}

/** Every parameter, with what it may be. */
export function ParameterTable({ listed }: { listed: readonly ListedParameter[] }) {
  return (
    <section id="parameters">
      <h2>Parameters</h2>
      <Table
        caption="Parameters of addresses"
        columns={['Name', 'Where', 'What it is', 'May be', 'If not given', 'Example']}
      >
        {listed.map(({ anchor, parameter }) => (
          <tr key={anchor} id={anchor}>
            <th scope="row">
              <code>{parameter.name}</code>
            </th>
            <td>{parameter.in}</td>
            <td className="prose-cell">
              <Marked text={parameter.description ?? ''} />
            </td>
            <td className="prose-cell">{formatType({ ...parameter.schema })}</td>
            <td>{defaultOf(parameter)}</td>
            <td>{parameter.example}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function WordsTable(props: {
  caption: string;
  name: string;
  rows: Record<string, string>;
  /** What the id of each row begins with, where other pages lead to it. */
  anchor?: string;
}) {
  return (
    <Table caption={props.caption} columns={[props.name, 'What it says']}>
      {Object.entries(props.rows).map(([name, words]) => (
        <tr key={name} id={props.anchor && `${props.anchor}-${name}`}>
          <th scope="row">{name}</th>
          <td className="prose-cell">
            <Marked text={words} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What each status and each header of a response says. */
export function ResponseTables() {
  return (
    <>
      <WordsTable caption="Statuses" name="Status" rows={STATUSES} anchor="status" />
      <WordsTable caption="Headers" name="Header" rows={HEADERS} />
    </>
  );
}

function FieldTable({ caption, schema }: { caption: string; schema: Schema }) {
  return (
    <Table caption={caption} columns={['Field', 'Type', 'What it holds']}>
      {listFields(schema).map(({ name, type, refersTo, about }) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td className="prose-cell">
            {refersTo === null ? (
              type
            ) : (
              <a className="target" href={`#schema-${refersTo}`}>
                {type}
              </a>
            )}
          </td>
          <td className="prose-cell">{about}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What the JSON of each kind of response holds, field by field. */
export function SchemaTables({ schemas = {} }: { schemas: oas31.ComponentsObject['schemas'] }) {
  return (
    <>
      <nav className="contents" aria-label="On this page">
        <ul>
          {Object.keys(schemas).map((name) => (
            <li key={name}>
              <a href={`#schema-${name}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>No field is ever left out, except in problem details: what is unknown is null.</p>
      {Object.entries(schemas).map(([name, schema]) => {
        const described: Schema = { ...schema };
        const alternatives = listAlternatives(described);
        const tables = alternatives.length > 0 ? alternatives : [described];
        return (
          <section key={name} id={`schema-${name}`} className="operation">
            <h2>{name}</h2>
            <p>{String(described.description ?? '')}</p>
            {tables.map((each) => {
              const kind = listFields(each).find((field) => field.name === 'kind')?.type;
              const caption = tables.length > 1 ? `${name} where kind is ${kind}` : name;
              return <FieldTable key={caption} caption={caption} schema={each} />;
            })}
          </section>
        );
      })}
    </>
  );
}
