// Tests the examples of deals, sales targets and customers who may be one person.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { MoveDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { until } from '../testing/test-stack.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];

beforeAll(async () => {
  shop = await openShop('deals');
  ({ send } = await readExamples(shop));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('a deal is added, moved, changed, lost, opened again and won, and the forecast counts it', async () => {
  const { sales: token, admin } = shop.staff;
  const stages = itemsOf(await send('listDealStages', { token }));
  expect(stages).toHaveLength(4);
  await send('putDealStage', { token: admin, path: { stageId: stages[1]?.id ?? '' } });
  const { id: dealId, ownerId } = await send('createDeal', { token });
  const path = { dealId };
  expect(await send('moveDeal', { token, path })).toMatchObject({ stageId: MoveDeal.example.stageId });
  expect(await send('changeDeal', { token, path })).toMatchObject({ expectedClose: '2027-02-28' });
  expect(await send('loseDeal', { token, path })).toMatchObject({ state: 'lost', lostReason: 'price' });
  expect(await send('reopenDeal', { token, path })).toMatchObject({ state: 'open' });
  expect(await send('getDeal', { token, path })).toMatchObject({ id: dealId, state: 'open' });
  expect((await send('getDealForecast', { token }))['stages']).toHaveLength(4);
  await send('putSalesTarget', { token: admin, path: { staffId: String(ownerId), month: '2027-01' } });
  const { data: targets } = await send('listSalesTargets', { token, query: { month: '2027-01' } });
  expect(targets).toMatchObject([{ staffId: ownerId, target: 2_000_000, won: 0 }]);
  expect(await send('winDeal', { token, path })).toMatchObject({ state: 'won' });
  expect(itemsOf(await send('listDeals', { token, query: { state: 'won' } }))).toMatchObject([{ id: dealId }]);
});

test('two customers who may be one person are found, and kept apart', async () => {
  const { sales: token } = shop.staff;
  const person = {
    givenName: 'Ana',
    familyName: 'Lima',
    dateOfBirth: '1984-03-07',
    phone: '+14155550132',
    isNew: true,
  };
  for (const _ of ['first', 'second']) await shop.api.call(AddWalkIn, { token, body: person });
  const pair = await until(
    'the pair',
    async () => itemsOf(await send('listDuplicates', { token, query: { state: 'open' } }))[0],
    30_000,
  );
  const path = { duplicateId: pair.id };
  expect(await send('getDuplicate', { token, path })).toMatchObject({ id: pair.id, isCertain: true });
  expect(itemsOf(await send('findDuplicates', { token }))).toHaveLength(2);
  expect(await send('keepApart', { token, path })).toMatchObject({ state: 'different' });
  expect(await send('reopenDuplicate', { token, path })).toMatchObject({ state: 'open' });
  expect(await send('compareAllCustomers', { token })).toMatchObject({ open: 1 });
  await send('getDuplicateProgress', { token });
});
