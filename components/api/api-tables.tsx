import type { OpenApiDocument, Schema } from '@/routes/openapi/document-types';
import { formatType, listAlternatives, listFields } from '@/routes/openapi/fields';
import { STATUSES } from '@/routes/openapi/statuses';
import { Marked } from '../site/marked';
import { WideTable } from '../site/wide-table';
import type { ListedParameter } from './api-operation';

/** Every parameter, with what it may be. */
export function ParameterTable({ listed }: { listed: readonly ListedParameter[] }) {
  return (
    <section id="parameters">
      <h2>Parameters</h2>
      <WideTable caption="What can be asked with an address">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Where</th>
            <th scope="col">What it is</th>
            <th scope="col">May be</th>
            <th scope="col">If not given</th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ anchor, parameter }) => (
            <tr key={anchor} id={anchor}>
              <th scope="row">
                <code>{parameter.name}</code>
              </th>
              <td>{parameter.in}</td>
              <td className="prose-cell">
                <Marked text={parameter.description} />
              </td>
              <td className="prose-cell">{formatType(parameter.schema)}</td>
              <td>{String(parameter.schema.default ?? '')}</td>
              <td>{parameter.example}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

/** What each status and each header of an answer says. */
export function AnswerTables({ components }: Pick<OpenApiDocument, 'components'>) {
  return (
    <section id="statuses">
      <h2>Answers</h2>
      <WideTable caption="Statuses">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {STATUSES.map(([status, words]) => (
            <tr key={status}>
              <th scope="row">{status}</th>
              <td className="prose-cell">{words}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <WideTable caption="Headers">
        <thead>
          <tr>
            <th scope="col">Header</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(components.headers).map(([name, { description }]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td className="prose-cell">{description}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

function FieldTable({ caption, schema }: { caption: string; schema: Schema }) {
  return (
    <WideTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">What it holds</th>
        </tr>
      </thead>
      <tbody>
        {listFields(schema).map(({ name, type, refersTo, about }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td className="prose-cell">
              {refersTo === null ? type : <a href={`#schema-${refersTo}`}>{type}</a>}
            </td>
            <td className="prose-cell">{about}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** What the JSON of each kind of answer holds, field by field. */
export function SchemaTables({ components }: Pick<OpenApiDocument, 'components'>) {
  return (
    <section id="schemas">
      <h2>The fields of the JSON</h2>
      <p>No field is ever left out but in problem details: what is unknown is null.</p>
      {Object.entries(components.schemas).map(([name, schema]) => {
        const alternatives = listAlternatives(schema);
        const tables = alternatives.length > 0 ? alternatives : [schema];
        return (
          <section key={name} id={`schema-${name}`}>
            <h3>{name}</h3>
            <p>{String(schema.description ?? '')}</p>
            {tables.map((each) => {
              const kind = listFields(each).find((field) => field.name === 'kind')?.type;
              const caption = tables.length > 1 ? `${name} where kind is ${kind}` : name;
              return <FieldTable key={caption} caption={caption} schema={each} />;
            })}
          </section>
        );
      })}
    </section>
  );
}
