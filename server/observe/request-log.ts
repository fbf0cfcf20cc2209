import { randomUUID } from 'node:crypto';
import { format } from 'node:util';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import pinoHttp, { type HttpLogger } from 'pino-http';

/** An id that a proxy gave: short, and of letters that can do nothing in a log. */
const SAFE_ID = /^[\w.:-]{1,64}$/;
const LONGEST_PATH = 300;

/** A log of JSON lines on standard output. */
export function openLog(): Logger {
  const options = {
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
  };
  return pino(options, pino.destination({ fd: 1, sync: true }));
}

/** Makes what this process prints lines of the log: Next prints the errors of its pages. */
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

/**
 * Writes one line for each request: nothing of who asked, and of what was asked the path alone, since
 * people type into a query.
 */
export function logRequests(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    customAttributeKeys: { responseTime: 'ms' },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.replace(/\?.*$/s, '').slice(0, LONGEST_PATH),
      }),
      res: (response: { statusCode: number; raw: { writableFinished: boolean } }) => ({
        status: response.statusCode,
        // Whether the reader got all of it.
        whole: response.raw.writableFinished,
      }),
    },
  });
}
