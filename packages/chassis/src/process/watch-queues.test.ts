import { expect, test } from '@jest/globals';
import { TellStaff } from '@toric/contracts/customer/events';
import type { Tx } from '@toric/messaging/sql';
import { oldQueues } from './watch-queues.ts';

const NOW = new Date('2026-11-29T12:00:00.000Z');
const tx = {} as Tx; // the work lists of this test do not use the transaction
const waitingSince = (hours: number) => async () => ({
  waiting: 3,
  since: new Date(NOW.getTime() - hours * 3_600_000),
});
const told = async (hours: number, now = NOW) =>
  (await oldQueues(tx, { refunds: waitingSince(hours) }, now)).map(({ data }) => TellStaff.data.parse(data));

test('a list is told once its oldest item has waited for so many hours', async () => {
  expect(await told(23.9)).toEqual([]);
  expect(await told(24)).toMatchObject([
    { role: 'finance', notice: { template: 'work-waits', values: { queue: 'refunds', waiting: 3, oldestHours: 24 } } },
  ]);
});

test('an empty list is not told', async () => {
  expect(await oldQueues(tx, { refunds: async () => ({ waiting: 0, since: null }) }, NOW)).toEqual([]);
});

test('the cause is the same all day, and another one on the next day and for another list', async () => {
  const causes = [
    await told(24),
    await told(30, new Date('2026-11-29T23:59:00.000Z')),
    await told(60, new Date('2026-11-30T12:00:00.000Z')),
  ].map(([one]) => one?.causeId);
  expect(causes[0]).toBe(causes[1]);
  expect(causes[2]).not.toBe(causes[0]);
  const [other] = await oldQueues(tx, { complaints: waitingSince(90) }, NOW);
  expect(other && TellStaff.data.parse(other.data).causeId).not.toBe(causes[0]);
});
