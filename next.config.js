const FORMATS = 'csv|json|svg|png|bib|ris|csl\\.json';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // A slash too many is one of the things behind a copied link (routes/http/shared-link.ts).
  skipTrailingSlashRedirect: true,
  // The server before Next (server/) compresses, or the proxy of the operator.
  compress: false,
  reactStrictMode: true,
  // What to fetch early stands in <head>: beside a page's own Link header React's would be lost.
  reactMaxHeadersLength: 1,
  // A page's modules are loaded with its first request. All of them at each start would keep the first
  // reader waiting for pages that nobody has asked for.
  experimental: { preloadEntriesOnStart: false },
  // `npm run types` checks them, tests included; a start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Titles and descriptions stand in <head> for every reader, also without JavaScript.
  htmlLimitedBots: /.*/,
  // React's reconciler draws charts with the React of node_modules, whose hooks and effects
  // work; the React that Next bundles for server components has none.
  serverExternalPackages: ['postgres', 'react-reconciler', '@resvg/resvg-js'],
  /** Browsers ask for it where a document names no icon: an SVG that is opened alone. */
  redirects: async () => [{ source: '/favicon.ico', destination: '/icon.svg', permanent: true }],
  /** A segment with a parameter cannot end in a fixed text, so what ends in a format is led to a handler. */
  rewrites: async () => ({
    beforeFiles: [
      {
        source: `/figures/:id([^/.]+).:format(${FORMATS})`,
        destination: '/figures/:id/file/:format',
      },
      {
        source: `/figures/:id([^/.]+)/:version(v\\d+).:format(${FORMATS})`,
        destination: '/figures/:id/:version/file/:format',
      },
      {
        source: `/charts/:conflict([^/.]+)/:chart([^/.]+).:format(${FORMATS})`,
        destination: '/charts/:conflict/:chart/file/:format',
      },
      {
        source: '/releases/:name([^/.]+).:format(zip|bib|ris|csl\\.json)',
        destination: '/releases/:name/file/:format',
      },
    ],
  }),
};
