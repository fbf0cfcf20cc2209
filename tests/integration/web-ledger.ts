import { vi } from 'vitest';
import { closeShared } from '@/db/web';
import type { TestLedger } from './ledger';

/** Has the code of the web process read a ledger, as the site of an origin. */
export function showLedger({ webUrl }: TestLedger, origin: string): void {
  vi.stubEnv('DATABASE_URL', webUrl);
  vi.stubEnv('PUBLIC_URL', origin);
}

/** Leaves nothing of it for the next file of tests in this process. */
export async function leaveLedger(ledger: TestLedger): Promise<void> {
  vi.unstubAllEnvs();
  await closeShared();
  await ledger.drop();
}
