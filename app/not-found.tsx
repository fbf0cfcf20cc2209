/** What Next shows for an internal path that leads nowhere; readers get `p/[state]/unknown`. */
export default function NotFound() {
  return (
    <main id="content">
      <h1>Nothing is here</h1>
      <p>
        <a href="/">Go to the first page</a>
      </p>
    </main>
  );
}
