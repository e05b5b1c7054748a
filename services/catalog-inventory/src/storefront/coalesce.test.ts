import { expect, test } from '@jest/globals';
import { askedTogether } from './coalesce.ts';

/** A question that is answered when the test says so. */
function slow() {
  const answers: ((fails?: boolean) => void)[] = [];
  const asked: string[] = [];
  const ask = askedTogether((who: string) => {
    const n = asked.push(who);
    return new Promise<number>((resolve, reject) =>
      answers.push((fails) => (fails ? reject(new Error(`answer ${n}`)) : resolve(n))),
    );
  });
  return { ask, asked, answers };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks while an answer is under way shares the next, which is begun after that', async () => {
  const { ask, asked, answers } = slow();
  const first = ask('a');
  await turn();
  const [second, third] = [ask('b'), ask('c')];
  await turn();
  expect(asked).toEqual(['a']);
  answers[0]?.();
  expect(await first).toBe(1);
  await turn();
  expect(asked).toEqual(['a', 'b']);
  const fourth = ask('d');
  answers[1]?.();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await turn();
  answers[2]?.();
  expect(await fourth).toBe(3);
});

test('a failure is heard by those who share it, and by nobody after', async () => {
  const { ask, answers } = slow();
  const first = ask('a');
  await turn();
  const second = ask('b');
  answers[0]?.(true);
  await expect(first).rejects.toThrow('answer 1');
  await turn();
  answers[1]?.();
  expect(await second).toBe(2);
});
