// Tests that payments and invoices follow a merge of two customers and its undo, and that an invoice still never changes.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createHandover } from '@toric/chassis/data/handover';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { buyerContext } from '@toric/contracts/payment/buyer';
import { CapturePayment, PaymentCaptured } from '@toric/contracts/payment/events';
import { BUYER_KEYS, until } from '@toric/infra/prove/testing/test-stack';
import { authorised, captureOf, heard, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

jest.setTimeout(60_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack();
});
afterAll(() => stack.stop());

const handover = createHandover('BUYER_KEYS', BUYER_KEYS);
const query = async <T extends object>(text: string, ...values: unknown[]): Promise<T[]> =>
  (await stack.admin.query<T>(text, values)).rows;
const rows = () =>
  query(
    'select to_jsonb(p) as row from payment.payment p union all select to_jsonb(i) from payment.invoice i order by 1',
  );
const untilState = (jobId: string, state: string) =>
  until(`the merge is ${state}`, async () =>
    (await query('select from payment.merged_customer where job_id = $1 and state = $2', jobId, state)).length === 1
      ? true
      : undefined,
  );

async function invoiced() {
  const order = newOrder(6_000);
  await authorised(stack, order);
  const { data } = captureOf(order);
  const buyer = { name: 'Ana', line1: '1 Lens Way', city: 'Berlin', postalCode: '10115', country: 'DE' };
  const sealedBuyer = handover.seal(buyerContext(order.orderId), JSON.stringify(buyer));
  await stack.deliver(CapturePayment, CapturePayment({ ...data, sealedBuyer }));
  await heard(stack, PaymentCaptured, order.orderId);
  return order;
}
const owners = (orderId: string) =>
  query<{ owner: string }>(
    `select customer_id as owner from payment.payment where order_id = $1
     union all select customer_id from payment.invoice where order_id = $1`,
    orderId,
  );

test('payments and invoices move, and an undo leaves all rows as they were', async () => {
  const { orderId, customerId } = await invoiced();
  const before = await rows();
  const merge = {
    ...{ jobId: randomUUID(), keptId: randomUUID(), mergedId: customerId },
    ...{ mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' },
  };
  await stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  expect(await owners(orderId)).toEqual([{ owner: merge.keptId }, { owner: merge.keptId }]);
  await expect(query('update payment.invoice set total = 1 where order_id = $1', orderId)).rejects.toThrow(
    'never changes',
  );
  await expect(
    query('update payment.invoice set customer_id = $2 where order_id = $1', orderId, randomUUID()),
  ).rejects.toThrow('never changes');
  await stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await rows()).toEqual(before);
});

test('an invoice stays with its payment, if somebody has changed the payment since', async () => {
  const { orderId, customerId } = await invoiced();
  const merge = {
    ...{ jobId: randomUUID(), keptId: randomUUID(), mergedId: customerId },
    ...{ mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' },
  };
  await stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  await query('update payment.payment set refund_reserved = 1 where order_id = $1', orderId);
  await stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await owners(orderId)).toEqual([{ owner: merge.keptId }, { owner: merge.keptId }]);
});
