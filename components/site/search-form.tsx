/** The search over questions, claimants and sources: a plain form, which needs no script. */
export function SearchForm({ id, query }: { id: string; query?: string }) {
  return (
    <search>
      <form className="search-form" action="/" method="get">
        <label htmlFor={id} className="visually-hidden">
          Search questions, claimants and sources
        </label>
        <input
          id={id}
          name="q"
          type="search"
          defaultValue={query}
          maxLength={200}
          placeholder="Questions, claimants, sources"
        />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
