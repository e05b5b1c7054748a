/** Tests that a replay by an operator uses the clock of the database, not the clock of the process. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { type CustomerStack, customerStack } from './customer-stack.ts';

const AN_HOUR_MS = 3_600_000;
const TIMERS = [
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
  ...(['nextTick', 'queueMicrotask', 'hrtime', 'performance'] as const),
];

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterEach(() => void jest.useRealTimers());
afterAll(() => shop.stop());

test('a replay finds all published messages, even if the clock of the process is an hour behind', async () => {
  const { id } = await shop.signUp();
  await shop.value('update customer.outbox set published_at = now() where aggregate_id = $1 returning 1 as value', id);
  const token = await shop.staff('operator');
  jest.useFakeTimers({ now: Date.now() - AN_HOUR_MS, doNotFake: TIMERS });
  const body = { aggregateId: id, since: new Date(Date.now() - AN_HOUR_MS).toISOString(), dryRun: true };
  const { body: answer } = await shop.call('post', '/operations/customer/outbox/replay', { token, body });
  expect(answer).toMatchObject({ messages: 1 });
});
