/** What holds for every number on every page, and where the rest is said. */
export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <p>
          Every number here is somebody’s claim: cite its original source first. The compilation of
          figures is licensed{' '}
          <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener noreferrer">
            CC BY 4.0
          </a>
          .
        </p>
        <p>
          <a href="/methods">How figures are recorded and drawn</a> ·{' '}
          <a href="/datasets">Event data</a> · <a href="/releases">Releases</a> ·{' '}
          <a href="/about">Who publishes this</a> · <a href="/api">API</a> ·{' '}
          <a href="/about#report">Report an error</a>
        </p>
      </div>
    </footer>
  );
}
