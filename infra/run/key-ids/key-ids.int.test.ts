// Tests the upgrade of a database that was made before lens ids were keyed and customers had pseudonyms (ADR 0045).
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unkeyedLensId } from '@toric/optics/lens-id';
import pg from 'pg';
import { createCustomerPseudonyms } from '../../../services/catalog-inventory/src/customer-pseudonym.ts';
import { TEST_LENS_ID_KEY, TEST_LENS_IDS } from '../../prove/testing/test-lens-ids.ts';
import { needEnv, type TestStack, testStack } from '../../prove/testing/test-stack.ts';
import { keyIds } from './key-ids.ts';

const MASTER_KEY = Buffer.alloc(32, 2).toString('base64');
const customers = createCustomerPseudonyms(MASTER_KEY);
const SERVICES_SCHEMAS = ['customer', 'catalog_inventory', 'order', 'payment', 'marketing'];

let stack: TestStack;
let old: Awaited<ReturnType<typeof oldRows>>;
const lines: string[] = [];
beforeEach(async () => {
  stack = await testStack();
  lines.length = 0;
  old = await oldRows();
});
afterEach(() => stack.stop());

function upgrade(change: { lensIdKey?: string } = {}): Promise<void> {
  const url = new URL(needEnv('TORIC_TEST_DATABASE_ADMIN_URL'));
  url.pathname = `/${stack.name}`;
  const log = (line: string) => lines.push(line);
  return keyIds({ url: url.href, lensIdKey: TEST_LENS_ID_KEY, masterKey: MASTER_KEY, log, ...change });
}

/**
 * Inserts the rows of one order, as the version before ADR 0045 wrote them, into every table that holds lens ids or
 * customers.
 */
async function oldRows() {
  const [productId, packId, warehouseId, lotId, orderId, lineId] = Array.from({ length: 6 }, () => randomUUID());
  const [customerId, sentId, letterId] = Array.from({ length: 3 }, () => randomUUID());
  const parameters = { baseCurve: 8.6, diameter: 14, sphere: -2 };
  const lensId = unkeyedLensId(productId ?? '', parameters);
  const message = { orderId, lines: [{ lineId, lensId, quantity: 1 }] };
  const rows: [string, Record<string, unknown>][] = [
    ['catalog_inventory.lens', { id: lensId, product_id: productId, parameters }],
    [
      'catalog_inventory.lot',
      {
        ...{ id: lotId, warehouse_id: warehouseId, pack_id: packId, lens_id: lensId, lot_number: 'L1' },
        ...{ expires_on: '2031-06-30', created_at: 'now' },
      },
    ],
    [
      'catalog_inventory.purchase_order_line',
      {
        ...{ id: randomUUID(), purchase_order_id: randomUUID(), position: 0, pack_id: packId, lens_id: lensId },
        ...{ quantity: 1, unit_price: 1 },
      },
    ],
    [
      'catalog_inventory.replenishment_proposal',
      {
        ...{ id: randomUUID(), warehouse_id: warehouseId, supplier_id: randomUUID(), status: 'open' },
        ...{ lines: [{ lensId, parameters }], created_by: randomUUID(), created_at: 'now', updated_at: 'now' },
      },
    ],
    [
      'catalog_inventory.reservation',
      {
        ...{ order_id: orderId, status: 'shipped', market: 'US', customer_id: customerId, refused_line_ids: [] },
        ...{ created_at: 'now', updated_at: 'now' },
      },
    ],
    [
      'catalog_inventory.recall_case',
      {
        ...{ id: randomUUID(), recall_id: randomUUID(), order_id: orderId, line_id: lineId, lot_id: lotId },
        ...{ customer_id: customerId, quantity: 1, shipped_at: 'now', in_scope: true, created_at: 'now' },
      },
    ],
    [
      'catalog_inventory.dead_letter',
      {
        ...{ id: letterId, consumer: 'catalog-inventory.reserve-stock', message_id: randomUUID(), type: 'x' },
        ...{ reason: 'failed', error: 'x', body: JSON.stringify({ data: message }), attempts: 1 },
      },
    ],
    ['catalog_inventory.inbox', { consumer: 'catalog-inventory.reserve-stock', message_id: sentId }],
    [
      '"order".order_line',
      {
        ...{ id: lineId, order_id: orderId, position: 0, eye: 'right', product_id: productId, pack_id: packId },
        ...{ lens_id: lensId, prescription_id: randomUUID(), product_name: 'Biofinity', pack_size: 6, quantity: 1 },
        ...{ unit_price: 1, tax_rate: 0, sealed_parameters: 'sealed' },
      },
    ],
    ['"order".process', { name: 'order-process', key: orderId, state: 'confirmed', data: message }],
    [
      '"order".outbox',
      {
        ...{ id: sentId, type: 'catalog-inventory.reserve-stock.v1', aggregate_id: orderId, version: 1 },
        ...{ data: message, correlation_id: 'test', occurred_at: 'now' },
      },
    ],
    ['customer.waiting_order', { order_id: orderId, customer_id: customerId, request: message, created_at: 'now' }],
  ];
  const client = await stack.admin.connect();
  // foreign keys and triggers are off, because the products, orders and suppliers of the rows do not exist
  await client.query('set session_replication_role = replica');
  for (const [table, row] of rows) {
    const values = Object.values(row).map((value) =>
      typeof value === 'object' && !(Array.isArray(value) && value.length === 0) ? JSON.stringify(value) : value,
    );
    const places = values.map((_, n) => `$${n + 1}`).join(', ');
    await client.query(`insert into ${table} (${Object.keys(row).join(', ')}) values (${places})`, values);
  }
  await client.query('reset session_replication_role');
  client.release();
  const newLensId = TEST_LENS_IDS.of(productId ?? '', parameters);
  return { lensId, newLensId, customerId: customerId ?? '', orderId, sentId };
}

/** Returns the number of rows that contain the text, for each table of the services. */
async function tablesWith(text: string): Promise<Record<string, number>> {
  const { rows: tables } = await stack.admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any ($1) order by 1`,
    [SERVICES_SCHEMAS],
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await stack.admin.query<{ rows: number }>(
      `select count(*)::int as rows from ${name} one where strpos(one::text, $1) > 0`,
      [text],
    );
    if (rows[0]?.rows) found[name] = rows[0].rows;
  }
  return found;
}

const HOLD_LENS_IDS = {
  '"order".order_line': 1,
  '"order".outbox': 1,
  '"order".process': 1,
  'catalog_inventory.dead_letter': 1,
  'catalog_inventory.lens': 1,
  'catalog_inventory.lot': 1,
  'catalog_inventory.purchase_order_line': 1,
  'catalog_inventory.replenishment_proposal': 1,
  'customer.waiting_order': 1,
};

test('the upgrade gives every row of an older stack the keyed lens ids, and hides the customers of the catalogue', async () => {
  expect(await tablesWith(old.lensId)).toEqual(HOLD_LENS_IDS);
  await upgrade();
  expect(await tablesWith(old.lensId)).toEqual({});
  expect(await tablesWith(old.newLensId)).toEqual(HOLD_LENS_IDS);
  expect(await tablesWith(old.customerId)).toEqual({ 'customer.waiting_order': 1 });
  expect(await tablesWith(customers.pseudonymOf(old.customerId))).toEqual({
    'catalog_inventory.recall_case': 1,
    'catalog_inventory.reservation': 1,
  });
  expect(lines).toHaveLength(3);
});

test('a second upgrade changes nothing, and a new shop has nothing to upgrade', async () => {
  await upgrade();
  await upgrade();
  expect(await tablesWith(old.newLensId)).toEqual(HOLD_LENS_IDS);
  expect(lines).toHaveLength(3);
});

test('the upgrade refuses while a service uses the database, and changes nothing', async () => {
  const service = new pg.Client({ connectionString: stack.databaseUrl('order') });
  await service.connect();
  try {
    await expect(upgrade()).rejects.toThrow(/services still use the database .*Stop all services, then run/);
  } finally {
    await service.end();
  }
  expect(await tablesWith(old.lensId)).toEqual(HOLD_LENS_IDS);
});

test('the upgrade refuses while a message with old ids is on its way, and changes nothing', async () => {
  await stack.admin.query('delete from catalog_inventory.inbox where message_id = $1', [old.sentId]);
  await expect(upgrade()).rejects.toThrow('1 messages of type catalog-inventory.reserve-stock.v1 are not applied');
  expect(await tablesWith(old.lensId)).toEqual(HOLD_LENS_IDS);
});

test('the upgrade refuses while a recall is telling its customers, because pseudonyms have another order', async () => {
  const [id, recallId] = [randomUUID(), randomUUID()];
  await stack.admin.query(
    `insert into catalog_inventory.outbox (id, type, aggregate_id, version, data, correlation_id, occurred_at)
     values ($1, 'catalog-inventory.tell-affected.v1', $2, 1, '{}', 'test', now())`,
    [id, recallId],
  );
  const refusal = '1 messages of type catalog-inventory.tell-affected.v1 are not applied';
  await expect(upgrade()).rejects.toThrow(refusal);
  // a dead letter may be replayed later, so its ids are upgraded too
  await stack.admin.query(
    `insert into catalog_inventory.dead_letter (id, consumer, message_id, reason, error, body, attempts)
     values ($1, 'catalog-inventory.tell-affected', $2, 'failed', 'x', '{}', 1)`,
    [randomUUID(), id],
  );
  await expect(upgrade()).rejects.toThrow(refusal);
  expect(await tablesWith(old.lensId)).toEqual(HOLD_LENS_IDS);
  await stack.admin.query(`update catalog_inventory.dead_letter set resolved_at = now() where message_id = $1`, [id]);
  await upgrade();
  expect(await tablesWith(old.newLensId)).toEqual(HOLD_LENS_IDS);
});

test('the upgrade refuses another key than the one of the ids', async () => {
  await upgrade();
  const lensIdKey = Buffer.alloc(32, 3).toString('base64');
  await expect(upgrade({ lensIdKey })).rejects.toThrow('put the secret "lens id key" of this shop back');
});
