import { matchRoute } from '@/routes/match';
import { extent } from '../extent';

/** An address that was asked, and the one that first led there. */
export type Visit = { path: string; status: number; from: string };

/** What a walker reads of a response: in its body and its `Link` header stand further addresses. */
export type Response = { status: number; body: string; link: string | null };

export type Walk = {
  visits: Visit[];
  /** Addresses that are linked and were not visited, since enough of their kind were. */
  leftOut: string[];
  /** Links to places in a page that the page does not have. */
  missingAnchors: string[];
};

/** How many addresses of a walk are asked at once. */
export const AT_ONCE = 3;
/** Of addresses with a query, of files, and of pictures, which take long to draw: how many of a kind are visited. */
const WITH_QUERY = extent(1, 2);
const FILES = extent(2, 3);
const PICTURES = 1;
/** Of pages of a route, some hundreds: how many are visited. */
const PAGES = extent(2, Number.POSITIVE_INFINITY);

/** The path of an address without its query. */
export function pathOf(address: string): string {
  return address.replace(/\?.*$/, '');
}

/** Whether Next serves a path by itself: scripts, styles, the icon. */
export function isAsset(path: string): boolean {
  return path.startsWith('/_next/') || path === '/icon.svg';
}

function decodeEntities(text: string): string {
  return (
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      // As React writes it into a page's scripts.
      .replaceAll('\\u0026', '&')
  );
}

/** Every address that an answer names: as a link, in its Link header, or written out in full. */
function readLinks(body: string, header: string | null, origin: string): string[] {
  const attributes = body.matchAll(/\s(?:href|src|action)="([^"]*)"/g);
  const headers = (header ?? '').matchAll(/<([^>]*)>/g);
  const linked = [...attributes, ...headers].map(([, address = '']) => decodeEntities(address));
  // Twice: the code of a frame is escaped for the page that shows it, and what is in it for itself.
  const [, ...written] = decodeEntities(decodeEntities(body)).split(origin);
  // A citation ends an address with a full stop or a brace, which is none of it; JSON-LD names
  // things by addresses with a # that lead to no place in a page.
  const full = written.map((rest) => /^\/[^\s"'<>{}\\|),;#]*(?<!\.)/.exec(rest)?.[0] ?? '/');
  return [...linked, ...full];
}

/** How many addresses of this kind are visited, and what the kind is called. */
function sampleOf(path: string): { kind: string; most: number } {
  const match = matchRoute(pathOf(path));
  if (!match) return { kind: path, most: 1 };
  const names = [...new URL(path, 'http://localhost').searchParams.keys()].toSorted().join(' ');
  const isPicture = match.format === 'png' || match.format === 'svg';
  const kind = `${match.name} ${match.format} ${names}`;
  if (isPicture) return { kind, most: PICTURES };
  if (names !== '') return { kind, most: WITH_QUERY };
  return { kind, most: match.format === 'html' ? PAGES : FILES };
}

/** Walks a site along every link that stays on it. */
export class Walker {
  readonly #origin: string;
  readonly #ask: (path: string) => Promise<Response>;
  readonly #queue: { path: string; from: string }[] = [];
  readonly #kinds = new Map<string, number>();
  readonly #known = new Set<string>();
  readonly #anchors = new Map<string, Set<string>>();
  readonly #anchored: { path: string; anchor: string; from: string }[] = [];
  readonly #visits: Visit[] = [];
  readonly #leftOut: string[] = [];
  #underWay = 0;

  /** @param ask how an address is asked: it need not follow where a response leads */
  constructor(origin: string, ask: (path: string) => Promise<Response>) {
    this.#origin = origin;
    this.#ask = ask;
  }

  async walk(...start: string[]): Promise<Walk> {
    for (const path of start) this.#add(path, '/');
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#work()));
    return {
      visits: this.#visits,
      leftOut: this.#leftOut,
      missingAnchors: this.#listMissingAnchors(),
    };
  }

  #add(link: string, from: string): void {
    const url = URL.canParse(link, this.#origin + from) ? new URL(link, this.#origin + from) : null;
    if (url?.origin !== this.#origin) return;
    const path = url.pathname + url.search;
    if (url.hash)
      this.#anchored.push({ path, anchor: decodeURIComponent(url.hash.slice(1)), from });
    if (this.#known.has(path)) return;
    this.#known.add(path);
    const { kind, most } = sampleOf(path);
    const before = this.#kinds.get(kind) ?? 0;
    this.#kinds.set(kind, before + 1);
    if (before < most) this.#queue.push({ path, from });
    else this.#leftOut.push(path);
  }

  async #work(): Promise<void> {
    // While another reads a page, that page may still lead on.
    while (this.#queue.length > 0 || this.#underWay > 0) {
      const next = this.#queue.shift();
      if (!next) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        continue;
      }
      this.#underWay += 1;
      await this.#visit(next.path, next.from).finally(() => {
        this.#underWay -= 1;
      });
    }
  }

  async #visit(path: string, from: string): Promise<void> {
    const { status, body, link } = await this.#ask(path);
    this.#visits.push({ path, status, from });
    // Scripts and styles name parts of addresses, not addresses.
    if (isAsset(pathOf(path))) return;
    const ids = Array.from(body.matchAll(/\sid="([^"]*)"/g), ([, id = '']) => decodeEntities(id));
    this.#anchors.set(path, new Set(ids));
    for (const each of readLinks(body, link, this.#origin)) this.#add(each, path);
  }

  #listMissingAnchors(): string[] {
    const missing = this.#anchored.filter(
      ({ path, anchor }) => this.#anchors.get(path)?.has(anchor) === false,
    );
    return missing.map(({ path, anchor, from }) => `${from} leads to ${path}#${anchor}`);
  }
}
