import sans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import '@/charts/charts.css';
import '@/charts/card/plot.css';
import '@/charts/card/card.css';
import './styles/fonts.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/figure.css';
import './styles/strip.css';
import './styles/cite.css';
import './styles/facts.css';
import './styles/api.css';
import './styles/corrections.css';
import './styles/datasets.css';
import './styles/dashboard.css';
import './styles/theme.css';
import './styles/print.css';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { FRAMED_HEADER, NONCE_HEADER } from '@/routes/page-state';

/** Every page says its own title. Next asks a page with the status 404 for none, and takes this one. */
export const metadata: Metadata = {
  title: { template: '%s · Casualty Ledger', default: 'Page not found · Casualty Ledger' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

/** Before the first paint: the theme that the address or the reader asks for, else the system's. */
const THEME_SCRIPT = `(() => {
  let theme = new URLSearchParams(location.search).get('theme');
  try { theme ||= localStorage.getItem('theme'); } catch {}
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})()`;

/**
 * Fetches the faces that a page begins with before anything asks for them: the one of text and of labels
 * in drawings, which are placed by its letters, and on a computer's screen that of headings. On a phone
 * it would come before the style sheet and keep the first page waiting: there it is for the next page.
 */
function preloadFaces(): void {
  const how = { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' } as const;
  preload(sans, how);
  preload(serif, { ...how, media: '(min-width: 48rem)' });
}

/** Every document of the site. */
export default async function Layout({ children }: { children: ReactNode }) {
  const asked = await headers();
  preloadFaces();
  return (
    // The script below sets the theme before React begins.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Pages that a frame leads to refuse to be framed: each opens beside the page around it. */}
        {asked.get(FRAMED_HEADER) === '1' ? <base target="_blank" /> : null}
        <script
          nonce={asked.get(NONCE_HEADER) ?? undefined}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
          dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
        />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <SiteHeader />
        {children}
        <SiteFooter />
      </body>
    </html>
  );
}
