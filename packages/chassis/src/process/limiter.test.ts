import { expect, test } from '@jest/globals';
import { limiter } from './limiter.ts';

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test('two calls run, the third waits, the fourth is refused, and the third runs when a slot is free', async () => {
  const limited = limiter({ atOnce: 2, waiting: 1 }, () => new Error('full'));
  const [first, second] = [gate(), gate()];
  const started: string[] = [];
  const run = (name: string, until: Promise<void>) =>
    limited(async () => {
      started.push(name);
      await until;
      return name;
    });
  const a = run('a', first.opened);
  const b = run('b', second.opened);
  const c = run('c', Promise.resolve());
  await expect(run('d', Promise.resolve())).rejects.toThrow('full');
  expect(started).toEqual(['a', 'b']);
  first.open();
  await expect(c).resolves.toBe('c');
  expect(started).toEqual(['a', 'b', 'c']);
  second.open();
  await expect(Promise.all([a, b])).resolves.toEqual(['a', 'b']);
});

test('a failed call frees its slot', async () => {
  const limited = limiter({ atOnce: 1, waiting: 0 }, () => new Error('full'));
  await expect(limited(() => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
  await expect(limited(() => Promise.resolve(7))).resolves.toBe(7);
});
