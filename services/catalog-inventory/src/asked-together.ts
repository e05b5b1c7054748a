/**
 * For what many ask at once and none may hear from before he asked: who asks while an answer is under way shares the next
 * one, which is begun after that. However many ask, one question is under way at a time. A failure is everybody's who
 * shares it; the next question is asked anew.
 */
export function askedTogether<A, T>(ask: (given: A) => Promise<T>): (given: A) => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return (given) => {
    next ??= underWay.then(() => {
      next = undefined;
      const answer = ask(given);
      underWay = answer.catch(() => undefined); // whoever waits for it hears of it
      return answer;
    });
    return next;
  };
}
