/** Licences of packages that only build and test: nobody is handed those, so they may bind more. */
export const BUILD_LICENCES = ['CC-BY-3.0', 'LGPL-2.1+', 'PSF-2.0', 'Python-2.0', 'Zlib'];

/**
 * Packages whose package.json names no licence in SPDX's words, each version read by hand: the
 * licence, and where it was found.
 */
export const READ_BY_HAND: Readonly<Record<string, { licence: string; where: string }>> = {
  'parse-cache-control@1.0.1': { licence: 'BSD-3-Clause', where: 'its file LICENSE' },
  'uri-templates@0.2.0': {
    licence: 'CC0-1.0',
    where: 'its package.json leads to a dedication to the public domain',
  },
};
