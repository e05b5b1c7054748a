// Tests that the service does not start with keys that do not fit its rows.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startService } from '@toric/chassis/service';
import { ReserveStock } from '@toric/contracts/catalog-inventory/events';
import { unkeyedLensId } from '@toric/optics/lens-id';
import { catalogInventoryService } from '../../src/service.ts';
import { type CatalogStack, catalogStack, nextId, order, PLAIN } from '../catalog-stack.ts';

let shop: CatalogStack;
let lens: Awaited<ReturnType<CatalogStack['stocked']>>;
const wanted = { customerId: nextId(), orderId: '' };
beforeAll(async () => {
  shop = await catalogStack();
  lens = await shop.stocked(60);
  // 20 customers are needed, because a wrong key turns one pseudonym in eight into a valid id
  for (let n = 0; n < 20; n++)
    await shop.apply('reserve-stock', [ReserveStock({ ...order(lens), customerId: nextId() })]);
  const last = { ...order(lens), customerId: wanted.customerId };
  wanted.orderId = last.orderId;
  await shop.apply('reserve-stock', [ReserveStock(last)]);
}, 60_000);
afterAll(() => shop.stop());

const otherKey = Buffer.alloc(32, 9).toString('base64');
/** Starts a second instance. Returns the reason why it does not start, or `started`. */
async function start(change: object = {}): Promise<string> {
  const config = { ...shop.config, ...change };
  try {
    await (await startService(catalogInventoryService(config), config)).stop();
    return 'started';
  } catch (error) {
    return String(error);
  }
}
const inRow = (sql: string, ...values: unknown[]) => shop.stack.admin.query(sql, values);

test('it starts with the keys of its rows, and not with other ones', async () => {
  expect(await start()).toBe('started');
  expect(await start({ LENS_ID_KEY: otherKey })).toMatch('were named with another LENS_ID_KEY. Set the key');
  expect(await start({ MASTER_KEY: otherKey })).toMatch('have pseudonyms of another MASTER_KEY. Set the key');
});

test('it does not start on lenses from before ids were keyed, and says how to upgrade them', async () => {
  const rename = 'update catalog_inventory.lens set id = $2 where id = $1';
  const unkeyed = unkeyedLensId(lens.productId, PLAIN);
  await inRow(rename, lens.lensId, unkeyed);
  expect(await start()).toMatch(/from before the setting LENS_ID_KEY\. Stop all services and run the set-up again/);
  await inRow(rename, unkeyed, lens.lensId);
  expect(await start()).toBe('started');
});

test.each(['reservation', 'recall_case'])('it does not start while a customer stands in clear in %s', async (table) => {
  if (table === 'recall_case')
    await inRow(
      `insert into catalog_inventory.recall_case
         (id, recall_id, order_id, line_id, lot_id, quantity, shipped_at, in_scope, created_at)
       values ($1, $1, $1, $1, $1, 1, now(), true, now())`,
      wanted.orderId,
    );
  const set = `update catalog_inventory.${table} set customer_id = $2 where order_id = $1`;
  await inRow(set, wanted.orderId, wanted.customerId);
  expect(await start()).toMatch(/name customers by their ids, not by pseudonyms\. Stop all services/);
  await inRow(set, wanted.orderId, null);
  expect(await start()).toBe('started');
});
