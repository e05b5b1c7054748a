// Tests that the audience knows the segments of the customer service, in whatever sequence the events arrive.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomerErased, CustomerRegistered, SegmentsChanged } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type MarketingStack, marketingStack, nextId } from '../marketing-stack.ts';

let marketing: MarketingStack;
beforeAll(async () => {
  marketing = await marketingStack();
}, 60_000);
afterAll(() => marketing?.stop());

const audience = async (segmentId: string) => {
  const { body } = await marketing.get(`/audience?segmentId=${segmentId}&minOrders=0`);
  return body.data.map(({ customerId }: { customerId: string }) => customerId);
};
const becomes = (segmentId: string, customers: string[]) =>
  until('the audience', async () =>
    JSON.stringify(await audience(segmentId)) === JSON.stringify(customers) ? true : undefined,
  );

test('a customer is in the audience of a segment while the newest state says so', async () => {
  const [ana, ben, one, two] = [nextId(), nextId(), nextId(), nextId()];
  const tell = (version: number, customerId: string, ...segmentIds: string[]) =>
    marketing.stack.deliver(SegmentsChanged, SegmentsChanged({ customerId, segmentIds }), { version });
  for (const customerId of [ana, ben])
    await marketing.stack.deliver(CustomerRegistered, CustomerRegistered({ customerId }));
  await tell(1, ana, one, two);
  await tell(1, ben, two);
  await becomes(two, [ana, ben]);
  await becomes(one, [ana]);
  await tell(3, ana, two);
  await becomes(one, []);
  await tell(2, ana, one, two);
  await tell(2, ben);
  await becomes(two, [ana]);
  expect(await audience(one)).toEqual([]);
  const erased = CustomerErased({ customerId: ana, erasedAt: '2026-11-30T12:00:00.000Z' });
  await marketing.stack.deliver(CustomerErased, erased);
  await becomes(two, []);
  const left = 'select from marketing.segment_member where customer_id = $1';
  expect((await marketing.stack.admin.query(left, [ana])).rows).toEqual([]);
});
