// Tests that payments and invoices follow a merge of two customers and its undo, and that an invoice still never changes.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createHandover } from '@toric/chassis/data/handover';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { buyerContext } from '@toric/contracts/payment/buyer';
import { CapturePayment, PaymentCaptured } from '@toric/contracts/payment/events';
import { BUYER_KEYS, until } from '@toric/infra/prove/testing/test-stack';
import { MOVED } from '../../src/privacy/merges.flow.ts';
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

/** Lists the tables that a merge does not move, each with its reason. */
const UNTOUCHED: Readonly<Record<string, string>> = {
  refund: 'It belongs to its payment. Each refund changes the payment, so both stay with one customer.',
  change_record: 'The record is chained by hashes. It names the customer of that day.',
  change_item: 'The items of other jobs name the records that they changed.',
  data_key: 'The merge keeps images of the keys, and lends them.',
  erased_customer: 'A tombstone names an erased customer.',
  store_credit: 'The credit is moved by entries of the ledger.',
  store_credit_entry: 'The ledger is append-only.',
  store_credit_gift: 'A gift keeps the customer under whose key its reason is sealed. Requests ask for both ids.',
};

/** Returns the tables with a sealed column or with a customer. */
const tablesOfPeople = async (schema: string): Promise<string[]> => {
  const found = await query<{ name: string }>(
    `select distinct table_name as name
     from information_schema.columns join information_schema.tables t using (table_schema, table_name)
     where table_schema = $1 and t.table_type = 'BASE TABLE' and (
       (column_name like 'sealed%' and data_type in ('text', 'bytea'))
       or (column_name in ('customer_id', 'person_id') and udt_name = 'uuid')) order by 1`,
    schema,
  );
  return found.map(({ name }) => name);
};

test('every table with a customer or a sealed column is moved, or is left alone for a reason', async () => {
  const known = [...MOVED.map(({ table }) => table), ...Object.keys(UNTOUCHED)].sort();
  expect(await tablesOfPeople('payment')).toEqual(known);
  const moving = MOVED.map(({ table, column }) => `${table}.${column}`);
  expect(await query('select name from unnest($1::text[]) name where not payment.may_merge(name)', moving)).toEqual([]);
});

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

test('store credit moves with the customer, and an undo brings back what was not used since', async () => {
  const [mergedId, keptId] = [randomUUID(), randomUUID()];
  const sales = await stack.as('sales');
  const give = (customerId: string, amount: number) =>
    sales
      .post(`/customers/${customerId}/store-credit-gifts`, {
        amount: { amount, currency: 'EUR' },
        reason: 'A late parcel',
      })
      .expect(201);
  await give(mergedId, 1_000);
  await give(keptId, 500);
  const balances = async () => {
    const found = await query<{ customerId: string; balance: number }>(
      'select customer_id as "customerId", balance::float8 as balance from payment.store_credit where customer_id = any($1)',
      [mergedId, keptId],
    );
    return [mergedId, keptId].map((id) => found.find(({ customerId }) => customerId === id)?.balance);
  };
  const merge = {
    ...{ jobId: randomUUID(), keptId, mergedId },
    ...{ mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' },
  };
  await stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  expect(await balances()).toEqual([0, 1_500]);
  // credit for the merged customer goes to the customer who stays
  await give(mergedId, 100);
  expect(await balances()).toEqual([0, 1_600]);
  await authorised(stack, { ...newOrder(900), customerId: keptId, useStoreCredit: true } as ReturnType<
    typeof newOrder
  >);
  expect(await balances()).toEqual([0, 700]);
  await stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await balances()).toEqual([700, 0]);
  const [ledger] = await query<{ sum: number }>(
    `select sum(amount)::int as sum from payment.store_credit_entry where job_id = $1`,
    merge.jobId,
  );
  expect(ledger?.sum).toBe(0);
});

test('gifts to merged customers count together, so many ids of one person cannot evade the limit', async () => {
  const keptId = randomUUID();
  const mergedIds = [randomUUID(), randomUUID(), randomUUID()];
  const sales = await stack.as('sales');
  const give = async (customerId: string, amount: number) => {
    const gift = { amount: { amount, currency: 'EUR' }, reason: 'A late parcel' };
    return (await sales.post(`/customers/${customerId}/store-credit-gifts`, gift).expect(201)).body;
  };
  const early = mergedIds[0] ?? '';
  await give(early, 1_000);
  // The last customer is merged into the second, and the second into the customer who stays.
  const into = [keptId, keptId, mergedIds[1] ?? ''];
  for (const [index, mergedId] of mergedIds.entries()) {
    const merge = {
      ...{ jobId: randomUUID(), keptId: into[index] ?? keptId, mergedId },
      ...{ mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' },
    };
    await stack.deliver(CustomersMerged, CustomersMerged(merge));
    await untilState(merge.jobId, 'merged');
  }
  const answers = await Promise.all(mergedIds.map((id) => give(id, 4_000)));
  expect(answers.map(({ status }) => status).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
    'given',
    'needs-approval',
    'needs-approval',
  ]);
  expect(new Set(answers.map(({ customerId }) => customerId))).toEqual(new Set([keptId]));
  expect((await give(keptId, 1)).status).toBe('needs-approval');
  const balances = await query('select from payment.store_credit where customer_id = $1 and balance = 5000', keptId);
  expect(balances).toHaveLength(1);
});
