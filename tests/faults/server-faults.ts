import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from '@/server/process-identity';
import { WEB_SCRIPT } from '@/server/web-process';
import { ask, type Outcome } from './ask';
import { DOWNLOAD, uncachedPage } from './readers';
import type { Site } from './site';

/** The web process is killed at a moment of a request's life. */
export type ServerFault = {
  name: string;
  /** Sends the request and kills when it is in the middle. @returns what came of the request */
  strike: (site: Site, kill: () => void) => Promise<Outcome>;
};

export function webProcess({ supervisor }: Site): number {
  const found = supervisor.descendants().find((pid) => commandLine(pid)?.includes(WEB_SCRIPT));
  if (found === undefined) throw new Error('the web process does not run');
  return found;
}

async function killAfter(ms: number, kill: () => void, url: string): Promise<Outcome> {
  const asked = ask(url);
  await sleep(ms);
  kill();
  return (await asked).outcome;
}

export const SERVER_FAULTS: ServerFault[] = [
  {
    name: 'server killed in a request',
    strike: ({ supervisor }, kill) => killAfter(5, kill, supervisor.url + uncachedPage()),
  },
  {
    name: 'server killed in a drawing',
    strike: ({ supervisor }, kill) => {
      const width = 1_000 + (Date.now() % 900);
      const picture = `/charts/nagorno-karabakh/killed-by-phase.png?width=${width}`;
      return killAfter(60, kill, supervisor.url + picture);
    },
  },
  {
    name: 'server killed in a download',
    strike: async ({ supervisor }, kill) =>
      (await ask(supervisor.url + DOWNLOAD, {}, kill)).outcome,
  },
];
