/** Which addresses stay as they are, and how a program asks for the state of a day. */
export function LastingAddresses() {
  return (
    <section id="addresses">
      <h2>Permanent addresses</h2>
      <dl className="definitions">
        <div>
          <dt>/figures/…</dt>
          <dd>
            The figure as it stands, with its history. If it was withdrawn, its last value, the
            reason and what replaces it (status 410).
          </dd>
        </div>
        <div>
          <dt>/figures/…/v1</dt>
          <dd>
            One version. It never changes; a banner on its page tells what replaced it. Its files
            never change a byte, so their column “status” says what held when the version was
            recorded.
          </dd>
        </div>
        <div>
          <dt>?at=179</dt>
          <dd>
            Any page, chart or file as published in that edition of the ledger. Every page ends with
            its own address of this kind: it is the one to share and to cite.
          </dd>
        </div>
      </dl>
      <p>
        Programs ask a live address for the state of a day with <code>Accept-Datetime</code>{' '}
        (Memento, RFC 7089) and are redirected to the version, or to the edition, that was then in
        force;
        <code>/figures/…/timemap</code> lists all versions of a figure. Every page and whole file is
        sent with the SHA-256 of its bytes (<code>Repr-Digest</code>, RFC 9530) and a strong{' '}
        <code>ETag</code>. The <a href="/api">API</a> has a page of its own.
      </p>
      <p>
        What has changed since it was published is listed under{' '}
        <a href="/corrections">corrections and revisions</a>: from what, to what, which kind of
        change, why, and on what evidence.
      </p>
    </section>
  );
}
