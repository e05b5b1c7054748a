// Tests the invariants of fault runs: a healthy run violates no invariant, and each row that the test changes violates
// the expected one.
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { CancelOrder, GetOrder } from '@toric/contracts/order/order.http';
import { GiveStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { CreateParcel } from '@toric/contracts/order/parcels/parcel.http';
import pg from 'pg';
import { openClientLedger } from '../chaos/client-ledger.ts';
import { createLedgerTables, type Evidence } from '../chaos/ledger-tables.ts';
import { invariants } from '../chaos/invariants/all.ts';
import { verifyChangesOf } from '../chaos/verify-changes.ts';
import { openProvider } from '../chaos/testbed/provider.ts';
import { createRetryingClient } from '../chaos/load/retrying-client.ts';
import { type Customer, type PlacedOrder, withPassword } from '../chaos/load/until-final.ts';
import { waitUntilIdle, openShop, PASSWORD, type Shop } from './shop.ts';

let shop: Shop;
let session: pg.Client;
let evidence: Evidence;
let logDir: string;
let buyer: Customer;

beforeAll(async () => {
  shop = await openShop('invariants');
  logDir = mkdtempSync(join(tmpdir(), 'toric-invariants-'));
  buyer = withPassword(await shop.newBuyer());
  const ledger = openClientLedger(join(logDir, 'client.jsonl'));
  const staff = Object.fromEntries(
    Object.entries(shop.staff).map(([role, token]) => [role, { email: '', password: PASSWORD, token }]),
  ) as Parameters<typeof createRetryingClient>[0]['staff']; // the cast is safe: both have the same roles
  const client = createRetryingClient({ api: shop.api, ledger, staff, signal: new AbortController().signal });
  const order = async (paymentToken = 'tok_visa'): Promise<PlacedOrder> => {
    const placed = await client.place(buyer, shop.order(buyer, {}, { paymentToken }), { wait: 20 });
    if (!placed) throw new Error('the order was not accepted');
    return placed;
  };
  await order();
  await order('tok_declined');
  await client.cancel(await order());
  const sold = await order();
  await client.ship(sold);
  await client.waitForStatus(sold, ['shipped'], 20);
  await client.deliver(sold);
  await client.sendBack(sold);
  await client.refund(sold);
  const given = await order();
  await client.ship(given);
  await client.waitForStatus(given, ['shipped'], 20);
  await client.refund(given);
  const changed = await order();
  await client.amend(changed, 2);
  await client.pick(changed);
  await client.ship(changed);
  await client.waitForStatus(changed, ['shipped'], 20);
  for (const quantity of [2, 3]) {
    const placed = await client.place(buyer, shop.order(buyer, { quantity }), { wait: 20 });
    if (!placed) throw new Error('the order was not accepted');
    await shipOneBox(placed);
    await client.waitForStatus(placed, ['part-shipped'], 20);
    if (quantity === 2) continue;
    await shop.api.call(CancelOrder, { params: { orderId: placed.id }, body: {}, token: buyer.token });
    await client.waitForStatus(placed, ['shipped'], 20);
  }
  await useCredit(client);
  await waitUntilIdle(shop);
  session = new pg.Client({ connectionString: shop.system.adminDatabaseUrl });
  await session.connect();
  await createLedgerTables(session, {
    client: ledger.entries,
    provider: await openProvider(shop.system).ledger(),
    pruned: [],
  });
  const logs = join(shop.system.addresses.providerDataDir, '..', 'logs');
  evidence = {
    sql: async (text, values) => (await session.query(text, values)).rows,
    canaries: [buyer.email],
    logDir: logs,
    verifyChanges: verifyChangesOf(shop.system.adminDatabaseUrl, shop.system.addresses.anchorDir),
  };
}, 120_000);
/**
 * Places three orders that are paid with store credit. The first one is cancelled. The second one is refunded as store
 * credit. Store credit pays the third one completely.
 */
async function useCredit(client: ReturnType<typeof createRetryingClient>): Promise<void> {
  await shop.api.call(GiveStoreCredit, {
    ...{ params: { customerId: buyer.id }, token: shop.staff.finance },
    body: { amount: { amount: 1_500, currency: 'USD' }, reason: 'A late parcel' },
  });
  const order = async (useStoreCredit: true | number): Promise<PlacedOrder> => {
    const placed = await client.place(buyer, shop.order(buyer, {}, { useStoreCredit }), { wait: 20 });
    if (!placed) throw new Error('the order was not accepted');
    return placed;
  };
  await client.cancel(await order(700));
  const sold = await order(true);
  await client.ship(sold);
  await client.waitForStatus(sold, ['shipped'], 20);
  await client.refund(sold, 'store-credit');
  // The refund turned the part that a card had paid into store credit too, so the balance covers the next order
  // completely.
  const covered = await order(true);
  await client.ship(covered);
  await client.waitForStatus(covered, ['shipped'], 20);
}

/** Ships one box of the order's only line in a parcel of its own. */
async function shipOneBox({ id: orderId }: PlacedOrder): Promise<void> {
  const { warehouse: token } = shop.staff;
  const lineId = (await shop.api.call(GetOrder, { params: { orderId }, token })).body.lines[0]?.lineId ?? '';
  const label = { carrier: 'Parcel', trackingNumber: orderId.slice(-12) };
  const body = { orderId, lines: [{ lineId, quantity: 1 }], ...label };
  const { id: parcelId } = (await shop.api.call(CreateParcel, { body, token })).body;
  await shop.api.call(ShipOrder, { params: { orderId }, body: { parcelId }, token });
}
afterAll(async () => {
  await session?.end();
  await shop?.close();
  rmSync(logDir, { recursive: true, force: true });
}, 60_000);
beforeEach(() => session.query('begin'));
afterEach(() => session.query('rollback'));

async function violated(): Promise<string[]> {
  const ids: string[] = [];
  for (const { id, check } of invariants) if ((await check(evidence)).violations.length > 0) ids.push(id);
  return ids;
}

test('a healthy run violates no invariant, and each invariant has checked some rows', async () => {
  const found: unknown[] = [];
  for (const { id, check } of invariants) {
    const { checked, violations } = await check(evidence);
    found.push([id, violations, checked > 0]);
  }
  expect(found).toEqual(invariants.map(({ id }) => [id, [], true]));
});

const CONFIRMED = `(select id from "order".orders where status = 'confirmed')`;
const SOLD = `(select id from "order".orders where status = 'completed')`;

test.each([
  ['I1', 'an order is lost', `update placed_order set order_id = gen_random_uuid() where order_id = ${CONFIRMED}`],
  ['I1', 'an order has not ended', `update "order".orders set status = 'charging' where id = ${CONFIRMED}`],
  ['I1', 'a request was never answered', `insert into client_request (action, key) values ('place', 'lost')`],
  [
    'I1',
    'a cancellation is revoked',
    `insert into promised_status select id, 'cancel', '{cancelled}' from "order".orders where id = ${CONFIRMED}`,
  ],
  ['I1', 'a refund is lost', `delete from payment.credit_note; delete from payment.refund`],
  ['I2', 'a key has two orders', `update placed_order set key = 'one'`],
  ['I2', 'an order has no key', `delete from placed_order where order_id = ${CONFIRMED}`],
  ['I3', 'a card is charged twice', `insert into provider_row select * from provider_row where kind = 'captured'`],
  ['I3', 'a refund is partial', `update provider_row set amount = 1 where kind = 'refunded'`],
  ['I4', 'our ledger lacks a payment', `delete from payment.payment where order_id = ${CONFIRMED}`],
  ['I4', 'an invoice is missing', `delete from payment.credit_note; delete from payment.invoice`],
  [
    'I4',
    'a payment is voided in our ledger but not at the provider',
    `update payment.payment set status = 'voided' where order_id = ${CONFIRMED}`,
  ],
  [
    'I5',
    'a lot is oversold',
    `alter table catalog_inventory.lot drop constraint lot_reserved; update catalog_inventory.lot set on_hand = 0`,
  ],
  ['I6', 'boxes vanish', `update catalog_inventory.lot set on_hand = on_hand - 1`],
  [
    'I6',
    'an ended order holds stock',
    `update catalog_inventory.reservation set status = 'held' where order_id = ${SOLD}`,
  ],
  [
    'I6',
    'a part leaves without a trace',
    `delete from catalog_inventory.stock_ledger where cause_id in (select parcel_id from catalog_inventory.shipped_line)`,
  ],
  [
    'I6',
    'a rest that was dropped has left',
    `update "order".order_line l set shipped = quantity from "order".orders o
     where o.id = l.order_id and o.status = 'shipped' and l.shipped > 0`,
  ],
  [
    'I7',
    'a projection misses an order',
    `delete from marketing.purchase_line; delete from marketing.purchase where order_id = ${SOLD}`,
  ],
  [
    'I7',
    'a consumer applied a message that was never sent',
    `insert into marketing.inbox (consumer, message_id) values ('marketing.project-order', gen_random_uuid())`,
  ],
  [
    'I7',
    'one message had two effects',
    `insert into payment.outbox select seq + 1000, gen_random_uuid(), type, aggregate_id, version + 1, data, correlation_id, causation_id,
       traceparent, occurred_at, published_at from payment.outbox where causation_id is not null limit 1`,
  ],
  ['I4', 'a provider call used another key', `update provider_row set idempotency_key = 'new' where kind = 'captured'`],
  ['I8', 'a message never arrived', `delete from payment.inbox where consumer = 'payment.authorise-payment'`],
  ['I8', 'a message was never published', `update "order".outbox set published_at = null where seq = 1`],
  [
    'I8',
    'an innocent message is a dead letter',
    `insert into payment.dead_letter (id, consumer, reason, error, body, attempts) values (gen_random_uuid(), 'x', 'refused', '', '', 1)`,
  ],
  [
    'I9',
    'a deadline has passed',
    `update "order".process set deadline_at = now() - interval '1 minute' where key = ${CONFIRMED}`,
  ],
  ['I9', 'an effect is not done', `update payment.effect set done_at = null`],
  ['I10', 'a version is missing', `delete from "order".outbox where version = 2`],
  ['I10', 'versions decrease', `update "order".outbox set seq = 1000000 - seq`],
  [
    'I10',
    'an order makes an impossible transition',
    `update "order".order_step set status = 'reserving' where status = 'completed'`,
  ],
  [
    'I11',
    'a confirmed order has no stock reserved',
    `update catalog_inventory.reservation set status = 'released' where order_id = ${CONFIRMED}`,
  ],
  [
    'I11',
    'a box is reserved with another evidence than its order line',
    `update catalog_inventory.reservation_line set evidence_id = line_id`,
  ],
  [
    'I11',
    'nobody has paid for a shipped order',
    `update payment.payment set store_credit = 0 where status = 'captured' and store_credit >= amount`,
  ],
  [
    'I11',
    'the provider never captured a shipped order',
    `update provider_row set kind = 'authorised' where kind = 'captured'`,
  ],
  ['I11', 'a cancelled order is still authorised', `update provider_row set kind = 'refused' where kind = 'voided'`],
  [
    'I12',
    'a message contains an e-mail address',
    `update "order".outbox set data = json_build_object('email', '__canary__') where seq = 1`,
  ],
  ['I13', 'a credit note is missing', `delete from payment.credit_note`],
  ['I13', 'an invoice is in another currency', `update payment.invoice set currency = 'KWD'`],
  ['I13', 'a refund has lost its parts', `delete from payment.refund_line`],
  [
    'I13',
    'an exchange is settled by nothing',
    `update payment.payment set store_credit = 0, method = 'exchange', covered = amount, settled = 1`,
  ],
  [
    'I14',
    'more boxes are refunded than were invoiced',
    `insert into payment.refunded_box (invoice_id, line_at, ordinal, refund_id)
     select i.id, 0, n, r.id from payment.refund r join payment.invoice i using (order_id), generate_series(100, 150) n`,
  ],
  [
    'I14',
    'boxes are refunded that never left',
    `delete from catalog_inventory.stock_ledger where kind = 'ship';
     insert into payment.refunded_box (invoice_id, line_at, ordinal, refund_id)
     select i.id, 0, 1, r.id from payment.refund r join payment.invoice i using (order_id) on conflict do nothing`,
  ],
  [
    'I15',
    'a box comes back twice',
    `insert into catalog_inventory.returned_box
     select gen_random_uuid(), return_id, order_id, line_id, lot_id, lot_number, expires_on, state, reason, disposition, rule, cost_amount,
       cost_currency, supplier_id, settled_by, why, created_at from catalog_inventory.returned_box, generate_series(1, 9)`,
  ],
  [
    'I15',
    'an opened box is for sale again',
    `alter table catalog_inventory.returned_box drop constraint returned_box_restocked;
     update catalog_inventory.returned_box set state = 'worn'`,
  ],
  [
    'I15',
    'a box is for sale again without a trace',
    `delete from catalog_inventory.stock_ledger where kind = 'return'`,
  ],
  ['I15', 'more comes back than was bought', `update "order".return_line set quantity = 99`],
  ['I16', 'a parcel lacks a box', `update catalog_inventory.pick_task set taken = taken - 1`],
  ['I16', 'an amendment is half done', `update "order".order_amendment set status = 'charging'`],
  [
    'I16',
    'an amendment keeps the order',
    `alter table "order".orders drop constraint orders_amending;
     update "order".orders o set amending_id = a.id from "order".order_amendment a where a.order_id = o.id`,
  ],
  ['I16', 'a parcel has fewer boxes than the order says', `update catalog_inventory.shipped_line set quantity = 7`],
  ['I16', 'the order says more boxes than left', `update "order".order_line set quantity = quantity + 1`],
  ['I17', 'a balance is not the sum of its ledger', `update payment.store_credit set balance = balance + 1`],
  ['I17', 'a line of the ledger is lost', `delete from payment.store_credit_entry where kind = 'used'`],
  [
    'I17',
    'an order uses store credit twice',
    `drop index payment.store_credit_entry_used_once;
     insert into payment.store_credit_entry select gen_random_uuid(), customer_id, currency, kind, amount, balance, order_id, refund_id,
       gift_id, job_id, created_at from payment.store_credit_entry where kind = 'used'`,
  ],
  ['I17', 'a payment has taken another amount', `update payment.payment set store_credit = 1 where store_credit > 0`],
  ['I17', 'a refund became no store credit', `update payment.refund set credited = 0, via = 'card' where credited > 0`],
  ['I17', 'a gift was never added', `delete from payment.store_credit_entry where kind = 'given'`],
  ['I4', 'store credit was taken from the card too', `update payment.invoice set store_credit = 0`],
])('%s is violated when %s', async (id, _what, sql) => {
  // Triggers keep documents final and ledgers append-only. The test changes such rows, so it switches the triggers off,
  // which only a superuser can do.
  await session.query('set local session_replication_role = replica');
  await session.query(sql.replace('__canary__', buyer.email));
  expect(await violated()).toContain(id);
});

test('I12 checks the logs as well', async () => {
  writeFileSync(join(logDir, 'payment.log'), `{"msg":"${buyer.email}"}\n`);
  const [privacy] = invariants.filter(({ id }) => id === 'I12');
  expect((await privacy?.check({ ...evidence, logDir }))?.violations).toHaveLength(1);
});
