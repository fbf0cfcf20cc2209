import { LICENCE_URL } from '../licence';
import { type ReleaseContent, releaseAddress, releaseTitle } from './content';

/** README.txt: what the release is, what its files are, and how to hold it to its checksums. */
export function formatReadme(content: ReleaseContent): string {
  const { upto, fingerprint, released, notes, origin } = content;
  return `${releaseTitle(content)}
${releaseAddress(content)}

Released ${released}. The ledger as it stood at position ${upto}, with the fingerprint
${fingerprint}

Every number is a claim: who says it, in which words, about whom, for which period, as of which day,
from which document, in which version. Cite the original source of each figure first.
${notes === null ? '' : `\nNotes:\n${notes}\n`}
Files

  datapackage.json             what the files are, for programs (Frictionless Data Package)
  figures.csv                  every figure in force, one a row (RFC 4180, UTF-8)
  figures-all-versions.csv     every version of every figure, and the withdrawn ones with their
                               tombstone; "position" tells the rows apart
  figures.csvw.json, figures-all-versions.csvw.json
                               the columns of each CSV, for programs (CSV on the Web)
  figures.json                 the figures in force with their whole records and fingerprints
  log/*.yaml                   the ledger itself: every entry, in order
  CITATION.bib, .ris, .csl.json   how to cite the release
  SHA256SUMS                   checksums of all other files: sha256sum -c SHA256SUMS
  LICENSE.txt                  on which terms all of it may be used

An empty cell is unknown, or does not apply; it is never zero. A text that a spreadsheet would run as
a formula has an apostrophe in front that is not part of it.

To prove it

The fingerprint of an entry is the SHA-256 of its predecessor's fingerprint (64 zeros for the first),
a line feed, and its record as canonical JSON (RFC 8785). The program replays the log into an empty
database and comes to the same fingerprint:

  casualty-ledger replay log
  casualty-ledger verify --head ${upto}:${fingerprint}

The log names earlier releases, but does not hold them. To replay it, put the zip of each into
log/releases; they are at ${origin}/releases
`;
}

/** LICENSE.txt: the terms of the compilation, and of what it rests on. */
export function formatLicence(): string {
  return `The compilation of figures in this release is published under the Creative Commons Attribution 4.0
International licence (CC BY 4.0): ${LICENCE_URL}

Attribution: "Casualty Ledger". Each figure names the document that it comes from: cite that first.

Figures of the Uppsala Conflict Data Program are CC BY 4.0 and are to be cited as UCDP asks. Figures
computed from the data of the International Crisis Group are attributed to its Europe and Central
Asia program.
`;
}
