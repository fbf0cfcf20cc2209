import { VIOLENCE } from '@/datasets/violence';

type Field = { name: string; label: string };

const NUMBERS: Field[] = [
  { name: 'conflict', label: 'Conflict, by its number' },
  { name: 'country', label: 'Country, by its number' },
  { name: 'year_from', label: 'From year' },
  { name: 'year_to', label: 'To year' },
];

/** Those that can be asked for apart. */
const TYPES = [1, 2, 3];

/** Asks for some rows only, without a script: what is left empty leaves nothing out. */
export function DatasetFilter(props: {
  path: string;
  given: Record<string, string>;
  /** The rows name no conflict and no type of violence. */
  byCountry: boolean;
}) {
  const { path, given, byCountry } = props;
  const fields = byCountry ? NUMBERS.filter(({ name }) => name !== 'conflict') : NUMBERS;
  return (
    <form className="dataset-filter" action={path} method="get">
      {given.table ? <input type="hidden" name="table" value={given.table} /> : null}
      {fields.map(({ name, label }) => (
        <label key={name}>
          {label}
          <input name={name} inputMode="numeric" pattern="[1-9][0-9]*" defaultValue={given[name]} />
        </label>
      ))}
      {byCountry ? null : <ByConflict given={given} />}
      <button type="submit">Show these</button>
    </form>
  );
}

function ByConflict({ given }: { given: Record<string, string> }) {
  return (
    <>
      <label>
        Type of violence
        <select name="type_of_violence" defaultValue={given.type_of_violence ?? ''}>
          <option value="">every type</option>
          {TYPES.map((number) => (
            <option key={number} value={number}>
              {VIOLENCE[number]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Years of the conflict
        <select name="active_year" defaultValue={given.active_year ?? ''}>
          <option value="">every year</option>
          <option value="true">active years only</option>
          <option value="false">other years only</option>
        </select>
      </label>
    </>
  );
}
