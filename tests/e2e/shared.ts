import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { copyOf, SHIPPED, type TestServer } from '../integration/ledger';
import { startFilledProgram } from '../nightly/fuzz/filled-program';
import { startBrowser } from './browser';
import { type Program, startProgramOn } from './program';

declare module 'vitest' {
  interface ProvidedContext {
    programOrigin: string;
    /** Tells of the filled program, and starts it the first time. */
    filledProgram: string;
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

/** Starts the filled program once somebody asks for it. Files say who they are, so that limits tell them apart. */
async function offerFilled(server: TestServer) {
  let filled: Promise<Program> | null = null;
  const desk = http.createServer((_request, response) => {
    filled ??= startFilledProgram({ TRUST_PROXY: '1' }, server);
    filled.then(
      ({ origin, ledger }) => response.end(JSON.stringify({ origin, webUrl: ledger.webUrl })),
      // Whoever asked fails with it; the other files run on.
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  desk.listen(0, '127.0.0.1');
  await once(desk, 'listening');
  const { port } = desk.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      desk.close();
      await (await filled?.catch(() => null))?.stop();
    },
  };
}

/**
 * One program on the shipped figures for all files that only read, one that holds more, and one Chromium.
 * A file that appends starts a program of its own.
 */
export default async function startShared(project: TestProject): Promise<() => Promise<void>> {
  const { postgresPort: port, postgresPassword: password } = project.getProvidedContext();
  const server = { port, password };
  const [program, browser, filled] = await Promise.all([
    copyOf(SHIPPED, server).then(startProgramOn),
    startBrowser(),
    offerFilled(server),
  ]);
  await waitUntilDrawn(program.origin);
  project.provide('programOrigin', program.origin);
  project.provide('filledProgram', filled.address);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all([program.stop(), filled.close()]);
  };
}
