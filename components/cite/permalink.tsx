/** An address to copy, which may break after its origin. @param origin without a slash at its end */
export function Permalink({ origin, path }: { origin: string; path: string }) {
  return (
    <p>
      <a className="permalink" href={path}>
        {origin}
        <wbr />
        {path}
      </a>
    </p>
  );
}
