import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * For what many ask at once and none may hear from before he asked: who asks while an answer is under way shares the next
 * one, which is begun after that. However many ask, one question is under way at a time. A failure is everybody's who
 * shares it; the next question is asked anew. Each goes on in a turn of his own, so that what the first makes of the answer
 * is sent before the last begins.
 */
export function askedTogether<A, T>(ask: (given: A) => Promise<T>): (given: A) => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return async (given) => {
    next ??= underWay.then(() => {
      next = undefined;
      const answer = ask(given);
      underWay = answer.catch(() => undefined); // whoever waits for it hears of it
      return answer;
    });
    return nextTurn(await next);
  };
}
