// Tests store credit beside other versions of the service, and beside merges that end at the same moment.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { SendMessage } from '@toric/contracts/customer/events';
import { CustomersMerged } from '@toric/contracts/customer/merge.events';
import { PaymentVoided } from '@toric/contracts/payment/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { uuidv7 } from 'uuidv7';
import { moveAll } from '../../src/store-credit/ledger.store.ts';
import { authorised, heard, letGo, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

jest.setTimeout(60_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack({ env: { STORE_CREDIT_LIMIT: '5000' } });
});
afterAll(() => stack.stop());

async function give(customerId: string, amount: number) {
  const sales = await stack.as('sales');
  const body = { amount: { amount, currency: 'EUR' }, reason: 'A late parcel' };
  return sales.post(`/customers/${customerId}/store-credit-gifts`, body).expect(201);
}
const query = async (text: string, ...values: unknown[]) => (await stack.admin.query(text, values)).rows;
const balances = async (...ids: string[]) => {
  const rows = await query(
    'select customer_id, balance::float8 as balance from payment.store_credit where customer_id = any($1)',
    ids,
  );
  return ids.map((id) => rows.find(({ customer_id }) => customer_id === id)?.balance ?? 0);
};

test('a customer is told once of a gift, when she has it, and without its reason', async () => {
  const [customerId, by] = [uuidv7(), uuidv7()];
  const told = async (giftId: string) =>
    query(
      `select data from payment.outbox where type = $1 and aggregate_id = $2 order by seq`,
      ...[SendMessage.type, giftId],
    );
  const { body: small } = await give(customerId, 1_000);
  const sales = await stack.asPerson(by, 'sales');
  const ask = { amount: { amount: 4_500, currency: 'EUR' }, reason: 'A late parcel' };
  const { body: large } = await sales.post(`/customers/${customerId}/store-credit-gifts`, ask).expect(201);
  expect([large.status, (await told(large.id)).length]).toEqual(['needs-approval', 0]);
  await (await stack.as('finance')).post(`/store-credit-gifts/${large.id}/approve`).expect(200);
  const values = (amount: number) => ({
    template: 'store-credit-given',
    values: { amount: { amount, currency: 'EUR' } },
  });
  expect([await told(small.id), await told(large.id)]).toEqual([
    [{ data: { causeId: small.id, personId: customerId, notice: values(1_000) } }],
    [{ data: { causeId: large.id, personId: customerId, notice: values(4_500) } }],
  ]);
});

test('the store credit of an order that a former version has voided comes back with the next message', async () => {
  const customerId = uuidv7();
  await give(customerId, 4_000);
  const placed = { ...newOrder(6_400), customerId, useStoreCredit: 4_000 };
  await authorised(stack, placed);
  await letGo(stack, placed);
  await heard(stack, PaymentVoided, placed.orderId);
  // the former version of the service knew neither the column `store_credit` nor the ledger
  await query('update payment.payment set store_credit = 4000 where order_id = $1', placed.orderId);
  // the ledger is append-only, so the trigger that refuses this deletion is off in this transaction
  await query(`set local session_replication_role = replica;
    delete from payment.store_credit_entry where order_id = '${placed.orderId}' and kind = 'released'`);
  await query('update payment.store_credit set balance = 0 where customer_id = $1', customerId);
  await letGo(stack, placed);
  await until('the credit is back', async () => ((await balances(customerId))[0] === 4_000 ? true : undefined));
  await letGo(stack, placed);
  await heard(stack, PaymentVoided, placed.orderId, 3);
  expect(await balances(customerId)).toEqual([4_000]);
});

test('a gift that arrives while the customer is merged goes to the customer who stays', async () => {
  const [mergedId, keptId, jobId] = [uuidv7(), uuidv7(), uuidv7()];
  const day = new Date().toISOString();
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const merging = stack.transaction(async (tx) => {
    await moveAll({ tx, now: new Date(), newId: uuidv7 }, { jobId, from: mergedId, to: keptId });
    await tx.run`
      insert into merged_customer (job_id, merged_id, kept_id, state, merged_at, undo_until)
      values (${jobId}, ${mergedId}, ${keptId}, 'merged', ${day}, ${day})`;
    await held;
  });
  let given = false;
  const giving = give(mergedId, 700).then(() => {
    given = true;
  });
  await until('the gift waits or is given', async () => {
    const [{ waiting }] = await query('select count(*)::int as waiting from pg_locks where not granted');
    return waiting > 0 || given ? true : undefined;
  });
  commit();
  await Promise.all([merging, giving]);
  expect(await balances(mergedId, keptId)).toEqual([0, 700]);
});

test('gifts and merges that meet lose nothing', async () => {
  const kept = uuidv7();
  const merged = Array.from({ length: 8 }, () => uuidv7());
  const at = new Date();
  const merge = (mergedId: string) =>
    stack.deliver(
      CustomersMerged,
      CustomersMerged({
        ...{ jobId: uuidv7(), mergedId, keptId: kept },
        ...{ mergedAt: at.toISOString(), undoUntil: new Date(at.getTime() + 86_400_000).toISOString() },
      }),
    );
  await Promise.all(merged.flatMap((id) => [give(id, 100), merge(id), give(id, 10)]));
  const total = async () => (await balances(kept))[0];
  await until('all credit is with her', async () => ((await total()) === 8 * 110 ? true : undefined));
  expect(await balances(...merged)).toEqual(merged.map(() => 0));
});
