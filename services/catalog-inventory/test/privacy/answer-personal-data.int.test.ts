import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import { PersonalDataAsked } from '@toric/contracts/customer/events';
import { partContext } from '@toric/contracts/personal-data/collected-part';
import { StockDataCollected } from '@toric/contracts/catalog-inventory/events';
import { type CatalogStack, catalogStack, nextId } from '../catalog-stack.ts';
import { recallShop } from '../recall/recall-shop.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

test('the boxes of a customer are answered by their lots, without her pseudonym', async () => {
  const recalls = recallShop(shop);
  const { customerId } = await recalls.sold(await recalls.offered({ lotNumber: 'L-ASKED', quantity: 2 }));
  const requestId = nextId();
  const { publicKey, privateKey } = newBoxKeys();
  await shop.stack.deliver(PersonalDataAsked, PersonalDataAsked({ requestId, customerId, publicKey }));
  const [answer] = await shop.stack.emitted('catalog-inventory', StockDataCollected);
  const context = partContext('catalog-inventory', { requestId, part: 1, parts: 1 });
  const text = openBox(privateKey, context, answer?.sealed ?? '');
  expect(JSON.parse(text).boxes).toMatchObject([{ lotNumber: 'L-ASKED' }]);
  expect(text).not.toContain(shop.customers.pseudonymOf(customerId));
});
