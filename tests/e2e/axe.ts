import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The script of axe: a page evaluates it once, then violations can be looked for. */
export const readAxe = (): Promise<string> =>
  readFile(path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on a page as it is now, each as one line.
 * @param look what the lines begin with
 * @param rules only these; else all of axe's rules
 */
export async function findViolations(
  page: Page,
  look: string,
  rules?: string[],
): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const results = await page.evaluate(async (given) => {
    const tool: { run: (options: object) => Promise<AxeResults> } = Reflect.get(window, 'axe');
    return tool.run(given);
  }, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map((node) => `${look}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}
