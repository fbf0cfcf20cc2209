import { isDatabaseAway } from '@/db/driver-break';
import { BadRequest } from '@/routes/bad-request';
import type { Form } from '@/routes/forms';
import type { Answer } from './answer';
import { RowsMissing } from './dataset-downloads';
import { RETRY_AFTER, TooMany } from './limits';
import type { PositionWatch } from './position-watch';
import { createRefusal } from './refusal';
import { NotDrawn } from './renderer';
import { Behind } from './seen';

/** The database is known to be out of reach. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

type Watch = Pick<PositionWatch, 'state'>;

/** What only the database can tell is refused at once while it is away. @throws DatabaseAway */
export function needDatabase(watch: Watch): void {
  if (!watch.state.reachable) throw new DatabaseAway();
}

/** Whether the same question may have an answer shortly. */
export function isPassing(error: unknown, watch: Watch): boolean {
  return error instanceof NotDrawn || isDatabaseAway(error) || !watch.state.reachable;
}

function refuseForNow(form: Form, status: 429 | 503, words: string, seconds: number): Answer {
  const answer = createRefusal(form, status, words);
  answer.headers['retry-after'] = String(seconds);
  return answer;
}

/** What a reader is told of a fault. One that is ours alone goes to the log, and is not told. */
export function tellFault(error: unknown, form: Form, watch: Watch): Answer {
  if (error instanceof BadRequest) {
    const { message, parameter, allowed } = error;
    return createRefusal(form, 400, message, {
      parameter,
      ...(allowed ? { allowed: [...allowed] } : {}),
    });
  }
  if (error instanceof RowsMissing) return createRefusal(form, 404, error.message);
  if (error instanceof TooMany) return refuseForNow(form, 429, error.message, RETRY_AFTER);
  if (error instanceof Behind) return refuseForNow(form, 503, error.message, 1);
  if (isPassing(error, watch)) {
    const words =
      error instanceof NotDrawn
        ? 'This took too long to be drawn. Please try again shortly.'
        : 'The database cannot answer at this moment. Please try again shortly.';
    return refuseForNow(form, 503, words, 5);
  }
  console.error(error);
  return createRefusal(form, 500, 'Something failed on our side, and nothing was changed by it.');
}
