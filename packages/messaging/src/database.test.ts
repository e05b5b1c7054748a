import { expect, test } from '@jest/globals';
import { DatabaseAway, untilDatabaseAnswers } from './database.ts';

test('work waits while the database is away, and runs when the database is back', async () => {
  const failures = [new DatabaseAway('starting'), Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })];
  const pauses: unknown[] = [];
  const act = async () => {
    const failure = failures.shift();
    if (failure) throw failure;
    return 'done';
  };
  expect(await untilDatabaseAnswers(act, { away: (error) => pauses.push(error) })).toBe('done');
  expect(pauses.map(String)).toEqual(['DatabaseAway: starting', 'Error: refused']);
});

test('any other error is thrown at once, and after a stop nothing is retried', async () => {
  const fails = (error: unknown) => async () => Promise.reject(error);
  const away = () => expect('a pause').toBe('none');
  await expect(untilDatabaseAnswers(fails(new Error('a bug')), { away })).rejects.toThrow('a bug');
  await expect(
    untilDatabaseAnswers(fails(new DatabaseAway('gone')), { away, stop: AbortSignal.abort() }),
  ).rejects.toThrow('gone');
});
