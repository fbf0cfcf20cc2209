import { parentPort } from 'node:worker_threads';
import { type Answer, READY, type Request } from './drawing';

/** In a drawing thread: draws what it is sent, and answers with the drawing or with what went wrong. */
export function answerOrders<Order, Result>(draw: (order: Order) => Promise<Result>): void {
  parentPort?.on('message', async ({ id, order }: Request<Order>) => {
    const answer: Answer<Result> = await draw(order).then(
      (result) => ({ id, result }),
      (error: unknown) => ({ id, failure: String(error) }),
    );
    parentPort?.postMessage(answer);
  });
  parentPort?.postMessage(READY);
}
