import type { Metadata } from 'next';
import { DEPENDENCY_LICENCES } from '@/app/dependency-licences';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { PageFrame } from '@/components/site/page-frame';
import { publisherName, reportContact } from '@/routes/origin';

export async function generateMetadata(): Promise<Metadata> {
  return toMetadata(await readPageState(), {
    path: '/about',
    title: 'About',
    description:
      'Who publishes Casualty Ledger, under which licences, how to report an error in a figure, and that nobody is tracked.',
  });
}

function Licences() {
  return (
    <section id="licences">
      <h2>Licences</h2>
      <ul>
        <li>
          The compilation of figures:{' '}
          <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener noreferrer">
            CC BY 4.0
          </a>
          . <strong>Cite the original source first</strong>, then this ledger with the address of
          the version that you used.
        </li>
        <li>
          The documents belong to their publishers. The ledger holds facts from them and a few words
          each; their own licence is named on each document’s page, where it is known.
        </li>
        <li>
          The shipped datasets: facts from the files of the International Crisis Group (GNU GPL,
          with attribution to its Europe and Central Asia program), and deaths by country and year
          of the Uppsala Conflict Data Program (CC BY 4.0, re-aggregated by a third party). Each
          names its own under <a href="/datasets">event data</a>.
        </li>
        <li>
          The outlines of maps: Natural Earth, public domain. They take no side in where a border
          runs.
        </li>
        <li>The program: MIT.</li>
        <li>
          The fonts Source Serif 4, Source Sans 3 and Noto Sans Armenian (packaged by Fontsource and
          Expo): SIL Open Font License 1.1. They come from this site, not from another.
        </li>
        <li>
          The citation styles of APA, MLA and Chicago and their British terms: the{' '}
          <a href="https://citationstyles.org/" rel="noopener noreferrer">
            Citation Style Language project
          </a>
          ,{' '}
          <a href="https://creativecommons.org/licenses/by-sa/3.0/" rel="noopener noreferrer">
            CC BY-SA 3.0
          </a>
          , unchanged. Citations are made by Citation.js (MIT), which brings the Harvard style (CC
          BY-SA 3.0), and citeproc-js (CPAL 1.0 or AGPL).
        </li>
        <li>
          The program runs on Next.js, React, Recharts, Drizzle ORM, Postgres.js, edtf.js, Zod and
          others, and on PostgreSQL (PostgreSQL Licence). Their licences:{' '}
          {Object.values(DEPENDENCY_LICENCES).join(', ')}.
        </li>
      </ul>
    </section>
  );
}

/** Who answers for this copy, and how to reach them. */
function Publisher({ publisher, contact }: { publisher: string | null; contact: string | null }) {
  return (
    <section id="publisher">
      <h2>Who publishes it</h2>
      {publisher === null ? (
        <p>
          <strong>This is a private copy of Casualty Ledger.</strong> Nobody has put their name to
          it.
        </p>
      ) : (
        <p>
          This copy of Casualty Ledger is published by <strong>{publisher}</strong>
          {contact === null ? null : (
            <>
              {' '}
              (<Contact contact={contact} />)
            </>
          )}
          .
        </p>
      )}
      <p>
        Each entry of the ledger says who recorded it, and why; the JSON of a figure carries both.
        The ledger belongs to no party of any conflict and speaks for none. Where it computes a
        number from a publisher’s file, the claimant is “Casualty Ledger” and the computation is
        given.
      </p>
    </section>
  );
}

function Contact({ contact }: { contact: string }) {
  return <a href={contact}>{contact.replace(/^mailto:/, '')}</a>;
}

function Report({ contact }: { contact: string | null }) {
  return (
    <section id="report">
      <h2>How to report an error</h2>
      <ol>
        <li>
          Open the figure and copy the address of the version that you saw. It ends in{' '}
          <code>/v1</code>, <code>/v2</code> and so on: without it nobody can know which number you
          mean, once it has changed.
        </li>
        <li>
          Say what is wrong: the number, its bound, who says it, its words, its day, or its
          document.
        </li>
        <li>
          Say where it can be checked: a document, best with an address. A number is never changed
          without one.
        </li>
        <li>
          {contact === null ? (
            'Send it to the person who gave you the address of this copy: it names no contact of its own.'
          ) : (
            <>
              Send it to <Contact contact={contact} />.
            </>
          )}
        </li>
      </ol>
      <p>
        A correction is a new version with its kind and its reason. The old version keeps its
        address and says that it was superseded. Nothing is overwritten.
      </p>
    </section>
  );
}

/** Who publishes this, under which terms. */
export default async function AboutPage() {
  const state = await readPageState();
  return (
    <PageFrame state={state} path="/about">
      <h1>About Casualty Ledger</h1>
      <p className="lede">
        A ledger of historical casualty figures in which every number is a claim that can be cited,
        and can still be found at the same address when the citation is checked years later.
      </p>
      <Publisher publisher={publisherName()} contact={reportContact()} />
      <Report contact={reportContact()} />
      <Licences />
      <section id="tracking">
        <h2>No tracking</h2>
        <p>
          This site counts no visitors, sets no cookie and loads nothing from any other site. Links
          to documents lead to other sites, which have rules of their own.
        </p>
      </section>
      <p>
        <a href="/methods">How figures are recorded, compared and drawn</a>
      </p>
    </PageFrame>
  );
}
