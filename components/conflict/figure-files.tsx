/** A conflict's figures as files: those that the page's filter leaves. */
export function FigureFiles(props: { slug: string; query: string; filtered: boolean }) {
  const { slug, query, filtered } = props;
  const path = `/conflicts/${slug}/figures`;
  const [first, further] = query === '' ? ['', '?'] : [`?${query}`, `?${query}&`];
  return (
    <section aria-labelledby="files">
      <h2 id="files">{filtered ? 'These figures as a file' : 'All figures as a file'}</h2>
      <p>
        <a href={`${path}.csv${first}`}>CSV</a> (
        <a href={`${path}.csv${further}bom=1`}>for Excel</a>) ·{' '}
        <a href={`${path}.json${first}`}>JSON</a>. Every row carries who says it, its bound, its
        document and its permanent address; an unknown is an empty cell, never a zero.{' '}
        <a href="/methods#columns">What each column means</a>.
      </p>
    </section>
  );
}
