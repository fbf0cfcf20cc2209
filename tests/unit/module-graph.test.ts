import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** The files of the project that a program loads, those that it loads later included. */
async function listModules(entry: string): Promise<string[]> {
  const { metafile } = await build({
    ...{ absWorkingDir: PROJECT, entryPoints: [entry], outdir: 'dist', write: false },
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', metafile: true },
  });
  return Object.keys(metafile.inputs);
}

test('the web process before Next knows no routes', async () => {
  const modules = await listModules('server/web.ts');
  expect(modules).toContain('server/response-cache.ts');
  expect(modules.filter((name) => /^(charts|loaders)\/|^routes\/registry/.test(name))).toEqual([]);
});

test('the proxy holds nothing that draws or writes: an edit of a chart does not make it anew', async () => {
  const modules = await listModules('proxy.ts');
  expect(modules).toContain('routes/registry.ts');
  expect(modules.filter((name) => /^routes\/writers\/|^charts\/.*\.tsx$/.test(name))).toEqual([]);
});
