import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { format } from 'node:util';
import { type Logger, pino, stdTimeFunctions } from 'pino';

/** An id that a proxy gave: short, and of letters that can do nothing in a log. */
const SAFE_ID = /^[\w.:-]{1,64}$/;
const LONGEST_PATH = 300;

/** The request that is being answered, wherever a line is written for it. */
const current = new AsyncLocalStorage<{ id: string }>();

/** A log of JSON lines on standard output. @param part which process writes it */
export function openLog(part: 'supervisor' | 'web'): Logger {
  const options = {
    base: { part },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    mixin: () => current.getStore() ?? {},
  };
  return pino(options, pino.destination({ fd: 1, sync: true }));
}

/** What anything in this process prints becomes lines of the log: Next prints what it could not draw. */
export function logConsole(log: Logger): void {
  const levels = {
    error: 'error',
    warn: 'warn',
    info: 'info',
    log: 'info',
    debug: 'debug',
  } as const;
  for (const [method, level] of Object.entries(levels)) {
    Reflect.set(console, method, (...said: unknown[]) => {
      const err = said.find((each) => each instanceof Error);
      log[level]({ ...(err ? { err } : {}) }, err ? err.message : format(...said));
    });
  }
}

function idOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
}

/**
 * Answers a request and writes one line about it: nothing of who asked, and of what was asked the path
 * alone, since people type into a query.
 */
export function logRequest(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => void,
): void {
  const id = idOf(request);
  const began = performance.now();
  const { socket } = request;
  const sentBefore = socket.bytesWritten;
  response.setHeader('x-request-id', id);
  response.once('close', () => {
    const line = {
      id,
      method: request.method,
      path: (request.url ?? '').replace(/\?.*$/s, '').slice(0, LONGEST_PATH),
      status: response.statusCode,
      bytes: socket.bytesWritten - sentBefore,
      ms: Math.round(performance.now() - began),
      // Whether the reader got all of it.
      whole: response.writableFinished,
    };
    log.info(line, 'request');
  });
  current.run({ id }, answer);
}
