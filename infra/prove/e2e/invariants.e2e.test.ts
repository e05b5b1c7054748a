// The judges of fault runs, judged: after a small run all is well, and one changed row is found by the right invariant.
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openClientLedger } from '../chaos/client-ledger.ts';
import { type Evidence, layOut } from '../chaos/ledger-tables.ts';
import { invariants } from '../chaos/invariants/all.ts';
import { openProvider } from '../chaos/provider.ts';
import { openShopper, person, type Customer, type Placed } from '../chaos/retrying-client.ts';
import { comesToRest, openShop, PASSWORD, type Shop } from './shop.ts';

let shop: Shop;
let session: pg.Client;
let evidence: Evidence;
let logDir: string;
let buyer: Customer;

beforeAll(async () => {
  shop = await openShop('judges');
  logDir = mkdtempSync(join(tmpdir(), 'toric-judges-'));
  buyer = person(await shop.newBuyer());
  const ledger = openClientLedger(join(logDir, 'client.jsonl'));
  const staff = Object.fromEntries(
    Object.entries(shop.staff).map(([role, token]) => [role, { email: '', password: PASSWORD, token }]),
  ) as Parameters<typeof openShopper>[0]['staff']; // the same roles
  const shopper = openShopper({ api: shop.api, ledger, staff, signal: new AbortController().signal });
  const order = async (paymentToken = 'tok_visa'): Promise<Placed> => {
    const placed = await shopper.place(buyer, shop.order(buyer, {}, { paymentToken }), { wait: 20 });
    if (!placed) throw new Error('the order was not taken');
    return placed;
  };
  await order();
  await order('tok_declined');
  await shopper.cancel(await order());
  const sold = await order();
  await shopper.ship(sold);
  await shopper.until(sold, ['shipped'], 20);
  await shopper.deliver(sold);
  await shopper.refund(sold);
  await comesToRest(shop);
  session = new pg.Client({ connectionString: shop.system.adminDatabaseUrl });
  await session.connect();
  await layOut(session, {
    client: ledger.entries,
    provider: await openProvider(shop.system).ledger(),
    forgotten: [],
  });
  const logs = join(shop.system.addresses.providerDataDir, '..', 'logs');
  evidence = {
    sql: async (text, values) => (await session.query(text, values)).rows,
    canaries: [buyer.email],
    logDir: logs,
  };
}, 120_000);
afterAll(async () => {
  await session?.end();
  await shop?.close();
  rmSync(logDir, { recursive: true, force: true });
}, 60_000);
beforeEach(() => session.query('begin'));
afterEach(() => session.query('rollback'));

async function broken(): Promise<string[]> {
  const found: string[] = [];
  for (const { id, check } of invariants) if ((await check(evidence)).violations.length > 0) found.push(id);
  return found;
}

test('a run in which nothing went wrong breaks none, and each has looked at something', async () => {
  for (const { id, check } of invariants) {
    const { checked, violations } = await check(evidence);
    expect([id, violations, checked > 0]).toEqual([id, [], true]);
  }
});

const CONFIRMED = `(select id from "order".orders where status = 'confirmed')`;
const SOLD = `(select id from "order".orders where status = 'completed')`;

test.each([
  ['I1', 'an order is lost', `update acknowledged set order_id = gen_random_uuid() where order_id = ${CONFIRMED}`],
  ['I1', 'an order has no end', `update "order".orders set status = 'charging' where id = ${CONFIRMED}`],
  ['I1', 'a request was never answered', `insert into told (action, key) values ('place', 'lost')`],
  [
    'I1',
    'a cancellation is taken back',
    `insert into promised select id, 'cancel', '{cancelled}' from "order".orders where id = ${CONFIRMED}`,
  ],
  ['I1', 'a refund is lost', `delete from payment.credit_note; delete from payment.refund`],
  ['I2', 'a key has two orders', `update acknowledged set key = 'one'`],
  ['I2', 'an order has no key', `delete from acknowledged where order_id = ${CONFIRMED}`],
  ['I3', 'a card is charged twice', `insert into provider_row select * from provider_row where kind = 'captured'`],
  ['I3', 'a refund is half', `update provider_row set amount = 1 where kind = 'refunded'`],
  ['I4', 'our books miss a payment', `delete from payment.payment where order_id = ${CONFIRMED}`],
  ['I4', 'an invoice is missing', `delete from payment.credit_note; delete from payment.invoice`],
  [
    'I4',
    'our books say voided, the provider holds',
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
    'I7',
    'a projection misses an order',
    `delete from marketing.purchase_line; delete from marketing.purchase where order_id = ${SOLD}`,
  ],
  [
    'I7',
    'a consumer applied what nobody sent',
    `insert into marketing.inbox (consumer, message_id) values ('marketing.project-order', gen_random_uuid())`,
  ],
  [
    'I7',
    'one message was acted on twice',
    `insert into payment.outbox select seq + 1000, gen_random_uuid(), type, aggregate_id, version + 1, data, correlation_id, causation_id,
       traceparent, occurred_at, published_at from payment.outbox where causation_id is not null limit 1`,
  ],
  ['I4', 'a call was made with another key', `update provider_row set idempotency_key = 'new' where kind = 'captured'`],
  ['I8', 'a message never arrived', `delete from payment.inbox where consumer = 'payment.authorise-payment'`],
  ['I8', 'a message never left', `update "order".outbox set published_at = null where seq = 1`],
  [
    'I8',
    'an innocent is set aside',
    `insert into payment.dead_letter (id, consumer, reason, error, body, attempts) values (gen_random_uuid(), 'x', 'refused', '', '', 1)`,
  ],
  [
    'I9',
    'a deadline has passed',
    `update "order".process set deadline_at = now() - interval '1 minute' where key = ${CONFIRMED}`,
  ],
  ['I9', 'a call has no end', `update payment.effect set done_at = null`],
  ['I10', 'a version is missing', `delete from "order".outbox where version = 2`],
  ['I10', 'versions regress', `update "order".outbox set seq = 1000000 - seq`],
  [
    'I10',
    'an order goes an impossible way',
    `update "order".order_step set status = 'reserving' where status = 'completed'`,
  ],
  [
    'I11',
    'nothing is held for a confirmed order',
    `update catalog_inventory.reservation set status = 'released' where order_id = ${CONFIRMED}`,
  ],
  [
    'I11',
    'a box is held by another evidence than its line',
    `update catalog_inventory.reservation_line set evidence_id = line_id`,
  ],
  ['I11', 'a cancelled order is still authorised', `update provider_row set kind = 'refused' where kind = 'voided'`],
  [
    'I12',
    'a message tells who it is',
    `update "order".outbox set data = json_build_object('email', '__canary__') where seq = 1`,
  ],
])('%s notices when %s', async (id, _what, sql) => {
  // documents are final and ledgers append-only, for the application too: only a superuser can do what is done here
  await session.query('set local session_replication_role = replica');
  await session.query(sql.replace('__canary__', buyer.email));
  expect(await broken()).toContain(id);
});

test('I12 reads the logs too', async () => {
  writeFileSync(join(logDir, 'payment.log'), `{"msg":"${buyer.email}"}\n`);
  const [privacy] = invariants.filter(({ id }) => id === 'I12');
  expect((await privacy?.check({ ...evidence, logDir }))?.violations).toHaveLength(1);
});
