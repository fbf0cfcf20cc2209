/** Lighthouse's four grades, each of 100. */
export type Grades = Record<'performance' | 'accessibility' | 'best-practices' | 'seo', number>;

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/**
 * Runs Lighthouse with its own mobile profile in a Chromium that listens on a port.
 * @throws Error when it gives no result
 */
export async function gradePage(url: string, port: number): Promise<Grades> {
  const { default: lighthouse } = await import('lighthouse');
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
  });
  if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
  const grade = (name: (typeof CATEGORIES)[number]) => {
    const score = result.lhr.categories[name]?.score;
    if (typeof score !== 'number') throw new Error(`Lighthouse did not grade ${name}`);
    return Math.round(score * 100);
  };
  return {
    performance: grade('performance'),
    accessibility: grade('accessibility'),
    'best-practices': grade('best-practices'),
    seo: grade('seo'),
  };
}
