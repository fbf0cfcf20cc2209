import { describeFiguresCsv } from '../csvw';
import { exportCsv, exportFiguresJson } from '../export';
import type { StoredFigure } from '../figure';
import { formatLogEntry, logFileOf } from '../log-yaml';
import { checksumOf } from './checksum';
import { listCitationFiles } from './citation-files';
import { type ReleaseContent, releaseTitle } from './content';
import { describePackage, TABLES } from './data-package';
import { formatLicence, formatReadme } from './texts';
import { type ReleaseFile, zipFiles } from './zip';

const encoder = new TextEncoder();

function toFile(path: string, text: string): ReleaseFile {
  return { path, data: encoder.encode(text) };
}

function toJsonFile(path: string, document: object): ReleaseFile {
  return toFile(path, `${JSON.stringify(document, null, 2)}\n`);
}

/** A CSV, and the metadata beside it. */
function listTableFiles(
  path: string,
  figures: readonly StoredFigure[],
  content: ReleaseContent,
): ReleaseFile[] {
  const { primaryKey, title } = TABLES[path] ?? {};
  const metadata = describeFiguresCsv({
    url: path,
    title: `${releaseTitle(content)}: ${title}`,
    figures,
    ...(primaryKey ? { primaryKey } : {}),
  });
  return [
    toFile(path, exportCsv([...figures], content.origin, false)),
    toJsonFile(path.replace(/\.csv$/, '.csvw.json'), metadata),
  ];
}

function listLogFiles(content: ReleaseContent): ReleaseFile[] {
  const texts = new Map<string, string[]>();
  for (const entry of content.log) {
    const path = `log/${logFileOf(entry.position)}`;
    const documents = texts.get(path) ?? [];
    documents.push(formatLogEntry(entry));
    texts.set(path, documents);
  }
  return [...texts].map(([path, documents]) => toFile(path, documents.join('')));
}

/** The checksums in the form that `sha256sum -c` reads. */
function formatChecksums(files: readonly ReleaseFile[]): string {
  return files.map(({ path, data }) => `${checksumOf(data).sha256}  ${path}\n`).join('');
}

/**
 * The files of a release, in the order in which its zip has them. The same content gives the same
 * bytes, whenever and wherever it is made.
 */
function listReleaseFiles(content: ReleaseContent): ReleaseFile[] {
  const described = [
    toFile('README.txt', formatReadme(content)),
    toFile('LICENSE.txt', formatLicence()),
    ...listCitationFiles(content).map(({ path, text }) => toFile(path, text)),
    ...listTableFiles('figures.csv', content.current, content),
    ...listTableFiles('figures-all-versions.csv', content.versions, content),
    toFile('figures.json', exportFiguresJson([...content.current], content.origin)),
    ...listLogFiles(content),
  ];
  const files = [toJsonFile('datapackage.json', describePackage(content, described)), ...described];
  return [...files, toFile('SHA256SUMS', formatChecksums(files))];
}

/** A release, packed: its zip, and the checksums that its record keeps. */
export function buildRelease(content: ReleaseContent) {
  const files = listReleaseFiles(content);
  const zip = zipFiles(files);
  return {
    zip,
    checksums: {
      zip: checksumOf(zip),
      files: files.map(({ path, data }) => ({ path, ...checksumOf(data) })),
    },
  };
}
