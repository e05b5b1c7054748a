// Tests the notices to customers who have recalled boxes. Each notice is stored once. The customer need not have
// consented to notices.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type MarketingStack, marketingStack, nextId } from '../marketing-stack.ts';

let marketing: MarketingStack;
beforeAll(async () => {
  marketing = await marketingStack();
}, 60_000);
afterAll(() => marketing?.stop());

const affected = (recallId: string, customerId = nextId()) =>
  CustomerAffected({ ...CustomerAffected.data.parse(CustomerAffected.example), recallId, customerId });
const queued = async (query = '') => (await marketing.get(`/recall-notices${query}`, 'auditor')).body;

test('a notice is stored once, with its text and its boxes', async () => {
  const [recallId, other] = [nextId(), nextId()];
  const message = affected(recallId);
  const id = await marketing.stack.deliver(CustomerAffected, message);
  await marketing.stack.deliver(CustomerAffected, message, { id });
  await marketing.stack.deliver(CustomerAffected, affected(other));
  await until('the last message', async () =>
    (await queued(`?recallId=${other}`)).data.length > 0 ? true : undefined,
  );
  expect((await queued(`?recallId=${recallId}&count=true`)).data).toEqual([
    { ...message.data, id, createdAt: expect.any(String) },
  ]);
});

test('pages return each notice once, and sales may not read them', async () => {
  const recallId = nextId();
  const messages = Array.from({ length: 5 }, () => affected(recallId));
  for (const message of messages) await marketing.stack.deliver(CustomerAffected, message);
  await until('all five', async () => ((await queued(`?recallId=${recallId}`)).data.length === 5 ? true : undefined));
  const first = await queued(`?recallId=${recallId}&limit=3&count=true`);
  const second = await queued(`?recallId=${recallId}&limit=3&cursor=${first.nextCursor}`);
  const customers = [...first.data, ...second.data].map(({ customerId }: { customerId: string }) => customerId);
  expect([first.total, customers.sort(), second.nextCursor]).toEqual([
    5,
    messages.map(({ data }) => data.customerId).sort(),
    null,
  ]);
  expect((await marketing.get('/recall-notices', 'sales')).status).toBe(403);
});
