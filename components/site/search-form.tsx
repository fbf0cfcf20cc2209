/** The search over figures, places, claimants and sources: a plain form, which needs no script. */
export function SearchForm({ id, query }: { id: string; query?: string }) {
  return (
    <search>
      <form className="search-form" action="/" method="get">
        <label htmlFor={id} className="visually-hidden">
          Search figures, places, claimants and sources
        </label>
        <input
          id={id}
          name="q"
          type="search"
          defaultValue={query}
          maxLength={200}
          placeholder="Numbers, places, claimants, sources"
        />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
