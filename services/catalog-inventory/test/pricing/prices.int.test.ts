// Tests over HTTP that every change of a price is on record, and that a low price needs two people.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { PriceProposalView } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { catalogStack, type CatalogStack, must, nextGtin, nextId, US_PRICE } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
  const floor = { amount: 1_000, share: 7_000, reason: 'Nobody sells below cost' };
  must(await shop.colleague.post('/price-floors', { ...floor, market: 'US', currency: 'USD' }, 'finance'), 201);
  must(await shop.colleague.post('/price-floors', { ...floor, market: 'GB', currency: 'GBP' }, 'finance'), 201);
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const GB_PRICE = { market: 'GB', currency: 'GBP', amount: 4_800, taxRate: 2_000 };

/** Adds a product with one pack at `US_PRICE`. Returns functions that change the pack and read it. */
async function priced(prices: object[] = [US_PRICE]) {
  const { id: productId } = await shop.product({ name: 'Priced' });
  const [packId, gtin] = [nextId(), nextGtin()];
  const put = (next: object[], reason = 'Price list of January', size = 6) =>
    shop.change('put', `/products/${productId}/packs/${packId}`, { gtin, size, prices: next, reason });
  must(await put(prices), 200);
  return {
    productId,
    packId,
    put,
    prices: async () => (await shop.get(`/products/${productId}`)).body.packs[0].prices,
    changes: async (query = '') => (await shop.get(`/price-changes?packId=${packId}${query}`, 'sales')).body,
    propose: async (amount: number, more: object = {}) =>
      shop.post(
        '/price-proposals',
        { reason: 'Samples for opticians', prices: [{ ...US_PRICE, packId, amount, ...more }] },
        'sales',
      ),
  };
}
const approve = (id: string, by: Pick<CatalogStack, 'post'> = shop.colleague) =>
  by.post(`/price-proposals/${id}/approve`, {}, 'finance');

describe('the record of prices', () => {
  test('says who set which price, when and why, with the price before and after', async () => {
    const { put, changes, productId, packId } = await priced();
    await put([{ ...US_PRICE, amount: 5_900 }, GB_PRICE], 'Summer sale');
    await put([GB_PRICE], 'No longer sold in the US');
    const { data } = await changes();
    const value = { packSize: 6, currency: 'USD', taxRate: 0 };
    const us = { market: 'US', productId, packId, approvedBy: null, proposalId: null, importId: null };
    expect(data.filter(({ market }: { market: string }) => market === 'US')).toMatchObject([
      { ...us, reason: 'No longer sold in the US', before: { ...value, amount: 5_900 }, after: null },
      { ...us, reason: 'Summer sale', before: { ...value, amount: 6_400 }, after: { ...value, amount: 5_900 } },
      { ...us, reason: 'Price list of January', before: null, after: { ...value, amount: 6_400 } },
    ]);
    const people = new Set(data.map(({ changedBy }: { changedBy: string }) => changedBy));
    expect(people.size).toBe(1);
    expect(data.map(({ createdAt }: { createdAt: string }) => Date.parse(createdAt) > 0)).toEqual(Array(4).fill(true));
  });

  test('is in the change record too, and finance reads it there', async () => {
    const { put, packId } = await priced();
    await put([{ ...US_PRICE, amount: 5_900 }], 'Summer sale');
    await put([]);
    const { body } = await shop.get(`/changes?subject=${packId}`, 'finance');
    const actions = body.data.map(({ action }: { action: string }) => action);
    expect(actions.toSorted()).toEqual(['pack.added', 'price.added', 'price.changed', 'price.removed']);
    expect(body.data.find(({ action }: { action: string }) => action === 'price.changed')).toMatchObject({
      ...{ service: 'catalog-inventory', subject: packId, why: 'Summer sale', actorKind: 'staff', customerId: null },
      fields: [{ name: 'US', before: { amount: 6_400 }, after: { amount: 5_900 } }],
    });
  });

  test('has no entry for a pack that was put again at the same prices', async () => {
    const { put, changes } = await priced();
    await put([US_PRICE]);
    expect((await changes('&count=true')).total).toBe(1);
  });

  test('is a list in pages for all staff, and for nobody else', async () => {
    const { put, changes } = await priced();
    await put([GB_PRICE], 'Other market');
    const first = await changes('&limit=2');
    expect([first.data.length, (await changes(`&limit=2&cursor=${first.nextCursor}`)).data.length]).toEqual([2, 1]);
    for (const role of ['marketing', 'auditor', 'warehouse'] as const)
      expect((await shop.get('/price-changes', role)).status).toBe(200);
    expect((await shop.get('/price-changes', 'customer')).status).toBe(403);
    expect((await shop.get('/price-changes')).status).toBe(401);
  });

  test('cannot be changed by anybody, not even in the database', async () => {
    await priced();
    for (const table of ['price_change', 'price_floor']) {
      const { admin } = shop.stack;
      await expect(admin.query(`delete from catalog_inventory.${table}`)).rejects.toThrow('append-only');
      await expect(admin.query(`update catalog_inventory.${table} set reason = 'x'`)).rejects.toThrow('append-only');
    }
  });

  test('needs a reason from the caller', async () => {
    const { put, prices } = await priced();
    expect((await put([{ ...US_PRICE, amount: 6_000 }], '')).status).toBe(400);
    expect(await prices()).toEqual([US_PRICE]);
  });
});

describe('one person', () => {
  test('cannot sell for nothing and set the price back', async () => {
    const { put, prices, changes } = await priced();
    const refused = await put([{ ...US_PRICE, amount: 0 }], 'For a friend');
    expect([refused.status, slug(refused), refused.body.errors]).toEqual([
      409,
      'price.needs-approval',
      [{ in: 'body', pointer: '/prices/0/amount', detail: expect.stringContaining('gives the box away') }],
    ]);
    expect([await prices(), (await changes()).data.length]).toEqual([[US_PRICE], 1]);
  });

  test('cannot go below the floor in steps, or by removing the price first', async () => {
    const { put, prices } = await priced();
    const step = { ...US_PRICE, amount: 4_500 };
    expect((await put([step])).status).toBe(200);
    expect(slug(await put([{ ...US_PRICE, amount: 3_200 }]))).toBe('price.needs-approval');
    expect((await put([])).status).toBe(200);
    expect(slug(await put([{ ...US_PRICE, amount: 3_200 }]))).toBe('price.needs-approval');
    expect((await put([step])).status).toBe(200);
    expect(await prices()).toEqual([step]);
  });

  test('cannot evade the floor by another currency, another market, a larger box or a new pack', async () => {
    const { put, productId } = await priced();
    for (const prices of [
      [{ ...US_PRICE, currency: 'JPY' }],
      [US_PRICE, { ...GB_PRICE, amount: 1 }],
      [US_PRICE, { ...GB_PRICE, market: 'FR', currency: 'EUR' }],
    ])
      expect(slug(await put(prices))).toBe('price.needs-approval');
    expect(slug(await put([US_PRICE], 'Larger box', 90))).toBe('price.needs-approval');
    const cheap = { gtin: nextGtin(), size: 6, prices: [{ ...US_PRICE, amount: 1 }] };
    expect(slug(await shop.change('put', `/products/${productId}/packs/${nextId()}`, cheap))).toBe(
      'price.needs-approval',
    );
  });

  test('who has set the floor of a market sets no price under it', async () => {
    const { put } = await priced();
    const floor = { market: 'US', currency: 'USD', amount: 1, share: 1, reason: 'For a friend' };
    must(await shop.post('/price-floors', floor, 'finance'), 201);
    const refused = await put([{ ...US_PRICE, amount: 100 }]);
    expect(refused.body.errors).toMatchObject([{ detail: expect.stringContaining('set the floor of US yourself') }]);
    const { data } = (await shop.get('/price-floors?market=US', 'auditor')).body;
    expect(data[0]).toMatchObject({ reason: 'For a friend', amount: 1 });
    must(await shop.colleague.post('/price-floors', { ...floor, amount: 1_000, share: 7_000 }, 'finance'), 201);
  });

  test('who is not of finance sets no floor', async () => {
    const floor = { market: 'US', currency: 'USD', amount: 1, share: 1, reason: 'For a friend' };
    for (const role of ['sales', 'admin', 'marketing'] as const)
      expect((await shop.post('/price-floors', floor, role)).status).toBe(403);
  });
});

describe('two people', () => {
  test('set a price below the floor: one proposes it, and it holds when another one of finance approves it', async () => {
    const { productId, packId, prices, changes, propose } = await priced();
    const proposal = must<PriceProposalView>(await propose(0), 201);
    expect([proposal.status, await prices()]).toEqual(['open', [US_PRICE]]);
    const open = await shop.get('/price-proposals?status=open', 'finance');
    expect(open.body.data[0]).toEqual(proposal);
    const approved = must<PriceProposalView>(await approve(proposal.id), 200);
    expect(approved).toMatchObject({ status: 'approved', version: 2 });
    expect(await prices()).toEqual([{ ...US_PRICE, amount: 0 }]);
    expect((await changes()).data[0]).toMatchObject({
      ...{ proposalId: proposal.id, changedBy: proposal.proposedBy, approvedBy: approved.decidedBy },
      ...{ reason: 'Samples for opticians', before: { amount: 6_400 }, after: { amount: 0 } },
    });
    const { rows } = await shop.stack.admin.query<{ data: unknown }>(
      `select data from catalog_inventory.outbox where type = $1 and aggregate_id = $2 order by seq desc limit 1`,
      [OfferChanged.type, productId],
    );
    expect(OfferChanged.data.parse(rows[0]?.data).packs).toMatchObject([{ packId, prices: [{ amount: 0 }] }]);
  });

  test('are two: the person who proposed does not approve, with whatever roles, and the database refuses it too', async () => {
    const { prices, propose } = await priced();
    const { id, proposedBy } = must<PriceProposalView>(await propose(0), 201);
    expect(slug(await approve(id, shop))).toBe('price-proposal.own-approval');
    expect((await shop.colleague.post(`/price-proposals/${id}/approve`, {}, 'sales')).status).toBe(403);
    const bySql = `update catalog_inventory.price_proposal set status = 'approved', decided_by = $2 where id = $1`;
    await expect(shop.stack.admin.query(bySql, [id, proposedBy])).rejects.toThrow('price_proposal_two_people');
    expect(await prices()).toEqual([US_PRICE]);
  });

  test('approve what they have read: a proposal whose price has changed since, or an old version of it, is refused', async () => {
    const { put, propose } = await priced();
    const { id } = must<PriceProposalView>(await propose(2_000), 201);
    await put([{ ...US_PRICE, amount: 7_000 }], 'Dearer');
    expect(slug(await approve(id))).toBe('price-proposal.stale');
    const stale = await shop.colleague.post(`/price-proposals/${id}/approve`, {}, 'finance', nextId(), '"v9"');
    expect(stale.status).toBe(412);
  });

  test('decide once, also at the same time', async () => {
    const { changes, propose } = await priced();
    const { id } = must<PriceProposalView>(await propose(0), 201);
    const answers = await Promise.all([approve(id), approve(id, shop.someone()), approve(id, shop.someone())]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await changes()).data).toHaveLength(2);
  });

  test('may say no: a rejected price never holds', async () => {
    const { prices, propose } = await priced();
    const { id } = must<PriceProposalView>(await propose(0), 201);
    const no = await shop.colleague.post(`/price-proposals/${id}/reject`, { reason: 'No samples' }, 'finance');
    expect(must<PriceProposalView>(no, 200)).toMatchObject({ status: 'rejected', rejection: 'No samples' });
    expect([slug(await approve(id)), await prices()]).toEqual(['price-proposal.decided', [US_PRICE]]);
    expect((await shop.get(`/price-proposals/${id}`, 'auditor')).body).toMatchObject({ status: 'rejected' });
    expect((await shop.get(`/price-proposals/${nextId()}`, 'auditor')).status).toBe(404);
  });
});

test('a market without a floor gets its first prices from two people, or a floor from finance', async () => {
  const { put, prices } = await priced();
  const it = { market: 'IT', currency: 'EUR', amount: 5_000, taxRate: 2_200 };
  const refused = await put([US_PRICE, it]);
  expect(refused.body.errors).toMatchObject([{ pointer: '/prices/1/amount', detail: expect.stringContaining('IT') }]);
  const floor = { market: 'IT', currency: 'EUR', amount: 1_000, share: 7_000, reason: 'Opening Italy' };
  must(await shop.colleague.post('/price-floors', floor, 'finance'), 201);
  expect((await put([US_PRICE, it])).status).toBe(200);
  expect(await prices()).toHaveLength(2);
});
