// Tests jobs that change many customers at once, chosen by a tag or a custom field.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';
import { importShop } from './import-shop.ts';

let shop: CustomerStack;
let [sales, admin] = ['', ''];
beforeAll(async () => {
  shop = await customerStack();
  [sales, admin] = [await shop.staff('sales'), await shop.staff('admin')];
}, 60_000);
afterAll(() => shop.stop());
const imports = importShop(() => shop);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');

test('a change of all with a tag and a custom field finds them in the service', async () => {
  const field = {
    key: 'tier',
    label: { en: 'Tier', zh: '等级' },
    type: 'text',
    readers: ['sales'],
    writers: ['sales'],
  };
  const added = await shop
    .call('post', '/fields', { token: admin, body: { ...field, isSearchable: true } })
    .expect(201);
  const [one, two] = [await shop.signUp(), await shop.signUp()];
  const values = { [added.body.id]: 'gold leaf' };
  for (const { id } of [one, two])
    await shop
      .call('patch', `/customers/${id}/fields`, { token: sales, body: { values, reason: 'Her card' } })
      .expect(200);
  const tagged = await shop.call('post', '/tags', {
    ...{ token: sales, body: { name: { en: 'Edited', zh: '已编辑' }, colour: 'blue' } },
  });
  await shop.call('put', `/customers/${two.id}/tags/${tagged.body.id}`, { token: sales });
  const edit = (customers: object, category: string) =>
    shop.call('post', '/customer-edits', {
      token: sales,
      body: { customers, change: { category }, why: 'Sorted anew' },
    });
  const chosen = { field: { fieldId: added.body.id, value: 'Gold Leaf' } };
  const { id: both } = (await edit(chosen, 'business').expect(201)).body;
  expect(await imports.start(both, sales)).toMatchObject({ counts: { updated: 2 } });
  const { id: narrow } = (await edit({ ...chosen, tagId: tagged.body.id }, 'regular').expect(201)).body;
  expect(await imports.start(narrow, sales)).toMatchObject({ counts: { updated: 1 } });
  const plans = await shop.stack.admin.query(`select from customer.change_job where plan::text ilike '%gold leaf%'`);
  expect(plans.rows).toEqual([]);
  const none = { field: { fieldId: randomUUID(), value: 'gold leaf' } };
  expect(slug(await edit(none, 'business'))).toBe('field.not-searchable');
});
