/**
 * Next draws pages and nothing else: caching, compression and headers are the front's
 * (`server/front/`), which alone is reached from outside.
 * @type {import('next').NextConfig}
 */
export default {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  // Titles and descriptions stand in <head> for every reader, also without JavaScript.
  htmlLimitedBots: /.*/,
  // What to fetch early stands in <head> too: the front sets every header, and Next's own go nowhere.
  reactMaxHeadersLength: 0,
  serverExternalPackages: ['postgres'],
  typescript: { ignoreBuildErrors: false },
};
