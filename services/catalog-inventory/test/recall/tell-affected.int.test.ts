// Tests the subscriber tell-affected: batches of customers, repeats, and messages out of order.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomerAffected, TellAffected } from '@toric/contracts/catalog-inventory/events';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';
import { recallShop } from './recall-shop.ts';

let shop: CatalogStack;
let recalls: ReturnType<typeof recallShop>;
beforeAll(async () => {
  shop = await catalogStack();
  recalls = recallShop(shop);
}, 60_000);
afterAll(() => shop.stop());

test('a repeat tells nobody again, and messages out of order tell each customer once', async () => {
  const lens = await recalls.offered({ lotNumber: 'TWICE', quantity: 2 });
  // customers are notified in the order of their pseudonyms
  const [first = '', second = ''] = [await recalls.sold(lens), await recalls.sold(lens)]
    .map(({ customerId }) => shop.customers.pseudonymOf(customerId))
    .sort()
    .map((pseudonym) => shop.customers.customerOf(pseudonym));
  const { body } = await recalls.issue([{ lots: ['TWICE'] }]);
  const recallId: string = body.id;
  expect(await recalls.messagesAfterTelling(recallId)).toHaveLength(2);
  const tell = async (after?: string) => {
    const messages = await shop.apply('tell-affected', [TellAffected({ recallId, after })]);
    return messages.map(({ data }) => CustomerAffected.data.parse(data).customerId);
  };
  expect([await tell(), await tell(first)]).toEqual([[], []]);

  const unnotify = 'update catalog_inventory.recall_case set notified_at = null where recall_id = $1';
  await shop.stack.admin.query(unnotify, [recallId]);
  // The message for the customers after the first one arrives before the message for all customers. Then both are
  // repeated.
  expect([await tell(first), await tell(), await tell(first), await tell()]).toEqual([[second], [first], [], []]);
});

test('1,200 customers are told in batches, each once, although another version follows at once', async () => {
  const lot = 'MANY';
  const lens = await recalls.offered({ lotNumber: lot, quantity: 1 });
  const prefix = `0197d${nextId().slice(-3)}`;
  const pseudonyms = Array.from({ length: 1_200 }, () => shop.customers.pseudonymOf(nextId()));
  await shop.stack.admin.query(
    `with sold as (
       insert into catalog_inventory.reservation
         (order_id, status, market, customer_pseudonym, refused_line_ids, created_at, updated_at)
       select ($1 || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'shipped', 'US',
         ($3::uuid[])[n / 2 + 1], '{}', now(), now()
       from generate_series(0, 2399) n returning order_id
     )
     insert into catalog_inventory.reservation_line (order_id, line_id, lot_id, quantity, evidence_id)
     select order_id, gen_random_uuid(), $2, 1, gen_random_uuid() from sold`,
    [prefix, lens.lotIds[0], pseudonyms],
  );
  const { body } = await recalls.issue([{ lots: [lot] }]);
  expect(body.changed.casesAdded).toBe(2_400);
  await recalls.version(body.id, [{ lots: [lot] }], { title: 'The same again' });
  const messages = await recalls.messagesAfterTelling(body.id);
  expect(messages).toHaveLength(1_200);
  expect(new Set(messages.map(({ customerId }) => customerId)).size).toBe(1_200);
  expect(messages.every(({ boxes }) => boxes.length === 2)).toBe(true);
  const figures = await recalls.figures(body.id);
  expect(figures).toMatchObject({ orders: 2_400, customers: { affected: 1_200, notified: 1_200 } });
}, 30_000);
