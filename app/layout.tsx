import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import '@/charts/charts.css';
import '@/charts/frame/stage.css';
import '@/charts/frame/words.css';
import './fonts';
import './styles/fonts.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/figure.css';
import './styles/cite.css';
import './styles/facts.css';
import './styles/api.css';
import './styles/corrections.css';
import './styles/datasets.css';
import './styles/dashboard.css';
import './styles/theme.css';
import './styles/print.css';
import { Listens } from '@/components/site/listens';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';

export const metadata: Metadata = {
  title: { template: '%s · Casualty Ledger', default: 'Casualty Ledger' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

/** Every document of the site. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    // The attributes that the first script sets before React begins are none of React's.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Room for server/front/first-script.js, which runs before the first paint. */}
        <script
          id="first-script"
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: empty, so that React compares nothing
          dangerouslySetInnerHTML={{ __html: '' }}
        />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <SiteHeader />
        {children}
        <SiteFooter />
        <Listens />
      </body>
    </html>
  );
}
