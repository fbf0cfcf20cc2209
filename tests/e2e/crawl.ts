import type { Browser, Page } from 'playwright-core';
import { type Match, matchRoute } from '@/routes/match';
import { extent, IS_NIGHTLY } from '../extent';
import { findViolations, readAxe } from './axe';
import { openPage, untilHydrated, type WatchedPage } from './browser';
import type { Sent } from './markup';
import { PUBLIC_URL } from './program';
import { AT_ONCE, pathOf, type Response, type Walk, Walker } from './walker';

/** What a page was in the browser. */
export type CrawledPage = {
  path: string;
  status: number;
  /** The page as it was sent, its permalinks made addresses of the server that was asked. */
  html: string;
  headers: Record<string, string>;
  title: string;
  /** What the browser complained of: errors, warnings, refused content, failed requests. */
  complaints: string[];
  /** What axe found, each with the look in which it did. */
  violations: string[];
  /** How wide the page is laid out on the narrow screen. */
  width: number;
};

/** What a file was sent with. */
export type CrawledFile = Pick<CrawledPage, 'path' | 'headers'>;

export type Crawl = { pages: CrawledPage[]; files: CrawledFile[]; pictures: Sent[]; walk: Walk };

export const NARROW = { width: 320, height: 800 };
const WIDE = { width: 1280, height: 800 };
/** Of pages of one route, how many are looked at; all of them are fetched and read for their links. */
const OF_A_ROUTE = extent(1, 6);
/** The same of those that the sitemap leaves out: pinned, frozen, framed. */
const OTHERS = extent(1, 2);
/** A theme changes colours and nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Crawls a site: every page is fetched, some of each route are opened in Chromium on a narrow screen. */
export class Crawler {
  readonly #origin: string;
  readonly #axe: string;
  /** Tabs that look at no page at this moment. */
  readonly #free: WatchedPage[];
  readonly #kinds = new Set<string>();
  readonly #looked = new Map<string, number>();
  readonly #pages: CrawledPage[] = [];
  readonly #files: CrawledFile[] = [];
  readonly #pictures: Sent[] = [];

  private constructor(origin: string, axe: string, tabs: WatchedPage[]) {
    this.#origin = origin;
    this.#axe = axe;
    this.#free = tabs;
  }

  /**
   * Every page that links lead to from these addresses, and every file of each kind.
   * @param start where it begins
   */
  static async crawl(browser: Browser, origin: string, start: string[]): Promise<Crawl> {
    const tabs = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const tab = await openPage(browser, { viewport: NARROW, reducedMotion: 'reduce' });
        await tab.page.addInitScript(() => {
          addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
            console.error(`policy: ${violatedDirective} ${blockedURI}`);
          });
        });
        return tab;
      }),
    );
    const crawler = new Crawler(origin, await readAxe(), [...tabs]);
    const walk = await new Walker(origin, (each) => crawler.#ask(each)).walk(...start);
    await Promise.all(tabs.map((tab) => tab.close()));
    return {
      pages: crawler.#pages,
      files: crawler.#files,
      pictures: crawler.#pictures,
      walk,
    };
  }

  /** Whether an address is looked at in the browser: some pages of each route, in each of their states. */
  #isLookedAt(address: string, { name, route, format }: Match): boolean {
    if (format !== 'html') return false;
    const isLive = !address.includes('?') && !route.frozen && !route.framed;
    const kind = `${name} ${isLive}`;
    const before = this.#looked.get(kind) ?? 0;
    this.#looked.set(kind, before + 1);
    return before < (isLive ? OF_A_ROUTE : OTHERS);
  }

  async #ask(address: string): Promise<Response> {
    const match = matchRoute(pathOf(address));
    if (match && this.#isLookedAt(address, match)) return this.#lookAt(address, match.name);
    const { status, headers, ...response } = await this.#fetch(address);
    if (match?.format === 'html') this.#addUnopened(address, status, response.body, headers);
    else if (match) this.#files.push({ path: address, headers });
    if (match?.format === 'svg') this.#pictures.push({ path: address, text: response.body });
    return { status, body: response.body, link: this.#toHere(headers.link ?? '') };
  }

  /** A text in which permalinks lead to the server that is asked. */
  #toHere(text: string): string {
    return text.replaceAll(PUBLIC_URL, this.#origin);
  }

  async #fetch(address: string) {
    const response = await fetch(this.#origin + address, { redirect: 'manual' });
    const headers: Record<string, string> = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: this.#toHere(await response.text()) };
  }

  /** A page that was fetched and not opened: nothing is known of how it looks. */
  #addUnopened(path: string, status: number, html: string, headers: Record<string, string>): void {
    const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
    const seen = { complaints: [], violations: [], width: 0 };
    this.#pages.push({ path, status, html, headers, title, ...seen });
  }

  async #lookAt(address: string, kind: string): Promise<Response> {
    const tab = this.#free.pop();
    if (!tab) throw new Error('more is asked at once than there are tabs');
    const { page, complaints } = tab;
    const response = await page.goto(this.#origin + address);
    if (!response) throw new Error(`${address} has no response`);
    const headers = await response.allHeaders();
    const status = response.status();
    const html = this.#toHere(await response.text());
    // A refusal is no page of the site's own.
    if (status !== 400)
      await untilHydrated(page).catch((error: Error) => complaints.push(error.message));
    const [title, width] = await page.evaluate(
      () => [document.title, document.documentElement.scrollWidth] as const,
    );
    const told = complaints.splice(0).filter((each) => !isOfTheDocument(each, status));
    const violations = await this.#findViolations(page, `${kind} ${status}`);
    complaints.length = 0;
    this.#pages.push({
      path: address,
      status,
      html,
      headers,
      title,
      complaints: told,
      violations,
      width,
    });
    this.#free.push(tab);
    return { status, body: html, link: this.#toHere(headers.link ?? '') };
  }

  async #findViolations(page: Page, kind: string): Promise<string[]> {
    const isNew = !this.#kinds.has(kind);
    if (!isNew && !IS_NIGHTLY) return [];
    this.#kinds.add(kind);
    await page.evaluate(this.#axe);
    const narrow = await findViolations(page, '320 px');
    if (!isNew) return narrow;
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = IS_NIGHTLY ? await findViolations(page, '320 px, dark', COLOUR_RULES) : [];
    await page.setViewportSize(WIDE);
    const wideDark = await findViolations(page, '1280 px, dark');
    await page.emulateMedia({ colorScheme: 'light' });
    const wide = IS_NIGHTLY ? await findViolations(page, '1280 px') : [];
    await page.setViewportSize(NARROW);
    return [...narrow, ...dark, ...wideDark, ...wide];
  }
}

/**
 * The browser tells of a document that is sent as an error, and fetches the icon when it likes, also
 * while the next page is opened.
 */
function isOfTheDocument(complaint: string, status: number): boolean {
  return complaint.includes(`status of ${status}`) || complaint.includes('/icon.svg');
}
