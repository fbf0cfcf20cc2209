import type { TestProject } from 'vitest/node';
import { createLedgerOn } from '../integration/ledger';
import { startBrowser } from './browser';
import { startProgramOn } from './program';

declare module 'vitest' {
  interface ProvidedContext {
    programOrigin: string;
    browserEndpoint: string;
  }
}

/** Milliseconds in which the first page must be drawn with all its pictures, on a busy machine too. */
const DRAWN_WITHIN = 60_000;

/** The program draws its first page by itself; tests begin when that is done. */
async function waitUntilDrawn(origin: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < DRAWN_WITHIN; ) {
    const answer = await fetch(origin);
    if (answer.ok && !(await answer.text()).includes('data-incomplete')) return;
  }
  throw new Error(`the first page was not drawn within ${DRAWN_WITHIN} ms`);
}

/**
 * One program on the shipped figures for all files that only read, and one Chromium for all files.
 * A file that appends starts a program of its own.
 */
export default async function startShared(project: TestProject): Promise<() => Promise<void>> {
  const { postgresPort: port, postgresPassword: password } = project.getProvidedContext();
  const [program, browser] = await Promise.all([
    createLedgerOn({ port, password }).then(startProgramOn),
    startBrowser(),
  ]);
  await waitUntilDrawn(program.origin);
  project.provide('programOrigin', program.origin);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await program.stop();
  };
}
