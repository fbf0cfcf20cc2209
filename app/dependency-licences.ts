/**
 * The licences under which the packages that ship with the program may come, by their SPDX ids, with
 * the words for `/about`. A package under any other fails a test (tests/unit/supply-chain), so that
 * nothing comes in unread.
 */
export const DEPENDENCY_LICENCES: Readonly<Record<string, string>> = {
  '0BSD': 'BSD Zero Clause',
  'Apache-2.0': 'Apache 2.0',
  'BSD-2-Clause': 'BSD 2-Clause',
  'BSD-3-Clause': 'BSD 3-Clause',
  'BlueOak-1.0.0': 'Blue Oak 1.0.0',
  'CC-BY-4.0': 'CC BY 4.0 (browser data of caniuse-lite)',
  'CC0-1.0': 'CC0 1.0',
  'CPAL-1.0': 'CPAL 1.0 (citeproc-js)',
  ISC: 'ISC',
  'LGPL-3.0-or-later': 'LGPL 3.0 or later (libvips, which Next.js brings and nothing here calls)',
  MIT: 'MIT',
  'MPL-2.0': 'MPL 2.0 (resvg-js)',
  'OFL-1.1': 'SIL Open Font License 1.1 (the fonts)',
  Unlicense: 'the Unlicense',
};
