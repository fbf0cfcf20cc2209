import { VIOLENCE } from '@/components/dataset/words';

type Field = { name: string; label: string };

const NUMBERS: Field[] = [
  { name: 'conflict', label: 'Conflict, by its number' },
  { name: 'country', label: 'Country, by its number' },
  { name: 'year_from', label: 'From year' },
  { name: 'year_to', label: 'To year' },
];

/** Asks for some rows only, without a script: what is left empty leaves nothing out. */
export function DatasetFilter(props: { path: string; given: Record<string, string> }) {
  const { path, given } = props;
  return (
    <form className="dataset-filter" action={path} method="get">
      {given.table ? <input type="hidden" name="table" value={given.table} /> : null}
      {NUMBERS.map(({ name, label }) => (
        <label key={name}>
          {label}
          <input name={name} inputMode="numeric" pattern="[1-9][0-9]*" defaultValue={given[name]} />
        </label>
      ))}
      <label>
        Type of violence
        <select name="type_of_violence" defaultValue={given.type_of_violence ?? ''}>
          <option value="">every type</option>
          {Object.entries(VIOLENCE).map(([number, name]) => (
            <option key={number} value={number}>
              {name}
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
      <button type="submit">Show these</button>
    </form>
  );
}
