import { ask } from './ask';

type Operation = { parameters: { name: string; in: string; example?: string | number }[] };

/** One figure of `figures.json`, as far as addresses are made of it. */
type Listed = {
  /** Of its newest version, a withdrawn one's too. */
  permalink: string;
  record: { figure: Record<'measure' | 'phase' | 'claimant', { id: string } | null> };
};

/** How many links of a dataset's page are followed: most of them lead to sums of one year each. */
const LINKS = 12;

/** What a running server has, as it says by HTTP itself. */
export type Content = {
  newest: number;
  operations: Record<string, { get: Operation }>;
  /** The pages of its sitemap, and those of datasets, which the sitemap need not list. */
  pages: string[];
  conflicts: string[];
  charts: string[];
  figures: string[];
  versions: string[];
  datasets: string[];
  datasetVersions: string[];
  releases: string[];
  /** Queries that filter figures: one for each measure, phase and claimant that there is. */
  filters: string[];
};

const unique = (values: readonly string[]) => [...new Set(values)];

function listHrefs(html: string, pattern: RegExp): string[] {
  const hrefs = Array.from(html.matchAll(/\shref="([^"#]*)/g), ([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  return unique(hrefs.filter((href) => pattern.test(href)));
}

/** Reads what there is to ask for from a running server. */
export async function readContent(origin: string): Promise<Content> {
  const read = async (path: string) =>
    (await ask(origin, { method: 'GET', path, headers: {} })).body.toString('utf8');
  const { paths } = JSON.parse(await read('/api/openapi.json')) as { paths: Content['operations'] };
  const { position } = JSON.parse(await read('/readyz')) as { position: number };
  const locations = (await read('/sitemap.xml')).matchAll(/<loc>https?:\/\/[^/]*([^<]*)<\/loc>/g);
  const listed = Array.from(locations, ([, path = '/']) => path);
  const below = (folder: string) => listed.filter((path) => path.startsWith(`/${folder}/`));

  const conflicts = below('conflicts');
  const figures: Listed[] = [];
  for (const conflict of conflicts) {
    const list = JSON.parse(await read(`${conflict}/figures.json?status=all`));
    figures.push(...(list as { figures: Listed[] }).figures);
  }
  const newestVersions = figures.map(({ permalink }) => {
    const [, path = '', version] = /(\/figures\/[^/]+)\/v(\d+)$/.exec(permalink) ?? [];
    return { path, version: Number(version) };
  });
  const filters = (['measure', 'phase', 'claimant'] as const).flatMap((name) =>
    unique(figures.flatMap(({ record }) => record.figure[name]?.id ?? [])).map(
      (id) => `${name}=${id}`,
    ),
  );

  const datasetVersions = listHrefs(await read('/datasets'), /^\/datasets\/[^/?]+\/[^/?]+$/);
  const linked: string[] = [];
  for (const path of datasetVersions) {
    const hrefs = listHrefs(await read(path), /^\/datasets\/[^?]+\?(?!at=)/);
    linked.push(...hrefs.slice(0, LINKS), ...hrefs.filter((href) => href.includes('/compare')));
  }
  return {
    newest: position,
    operations: paths,
    pages: unique([...listed, ...datasetVersions, ...linked]),
    conflicts,
    charts: below('charts'),
    figures: newestVersions.map(({ path }) => path),
    versions: newestVersions.flatMap(({ path, version }) =>
      Array.from({ length: version }, (_, i) => `${path}/v${i + 1}`),
    ),
    datasets: unique(datasetVersions.map((path) => path.replace(/\/[^/]+$/, ''))),
    datasetVersions,
    releases: listHrefs(await read('/releases'), /^\/releases\/[^/?]+$/),
    filters,
  };
}
