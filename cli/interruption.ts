import os from 'node:os';
import { type Connection, openDatabase } from '@/db/client';
import { Failure } from './failure';

/**
 * What a person who presses Ctrl-C is owed: that the work ends soon, that it leaves nothing half done, and
 * a word on whether anything was changed.
 */

/** Milliseconds that the work may take to clear up after itself. */
const PATIENCE = 10_000;

const state: { signal: NodeJS.Signals | null; committed: boolean; expected: boolean } = {
  signal: null,
  committed: false,
  expected: false,
};
const open = new Set<Connection>();

/** A connection that an interruption cuts, unless its transaction is being committed. */
export function openInterruptible(url: string): Connection {
  const onQuery = (text: string) => {
    if (/^\s*commit\b/i.test(text)) state.committed = true;
  };
  const opened = openDatabase(url, { max: 1, name: 'casualty-ledger', onQuery });
  const connection: Connection = {
    ...opened,
    close: async () => {
      open.delete(connection);
      await opened.close();
    },
  };
  open.add(connection);
  return connection;
}

/** What an interrupted command says; null where none was interrupted. */
export function explainInterruption(): Failure | null {
  if (state.signal === null) return null;
  return state.committed
    ? new Failure(
        'interrupted',
        'Interrupted when the work was done: it stands in the ledger.',
        'See it: casualty-ledger log --reverse',
      )
    : new Failure(
        'interrupted',
        'Interrupted: nothing was changed.',
        'Call it again when you like.',
      );
}

/** The exit code of a process that a signal ended, as shells have it. */
export function codeOfSignal(): number {
  return 128 + (state.signal === null ? 2 : os.constants.signals[state.signal]);
}

/** For a command that runs until it is interrupted: what it then does is its own business. */
export function expectInterruption(): void {
  state.expected = true;
}

/** @param end says that the command was interrupted, and ends the process */
export function listenForInterruption(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (state.expected) return;
      if (state.signal !== null) return end();
      state.signal = signal;
      if (open.size === 0) return end();
      setTimeout(end, PATIENCE).unref();
      // What is being committed is done in a moment, and is then told as done.
      if (state.committed) return;
      for (const { sql } of open) void sql.end({ timeout: 0 });
    });
  }
}
