/** Tests how staff sort cases: the register of complaints, the customers of a lot, and the customer of a case. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StockShipped } from '@toric/contracts/catalog-inventory/events';
import { ComplaintChanged } from '@toric/contracts/customer/events';
import { type CaseShop, caseShop } from './case-shop.ts';

let shop: CaseShop;
beforeAll(async () => {
  shop = await caseShop();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type: string } }) => body.type.replace('/docs/errors/', '');

describe('a problem with a device', () => {
  test('is written into the register of complaints once, and not again when it is sorted anew', async () => {
    const device = {
      type: 'device-problem',
      gtin: '2000000000039',
      lotNumber: 'LD1',
      seriousness: 'suspected-incident',
    };
    const { body } = await shop.open(device).expect(201);
    expect(body.complaintId).toEqual(expect.any(String));
    const complaint = await shop.ask('get', `/complaints/${body.complaintId}`, undefined, shop.optician).expect(200);
    expect(complaint.body).toMatchObject({
      lotNumber: 'LD1',
      seriousness: 'suspected-incident',
      told: { whatHappened: 'canary-text' },
    });
    const again = await shop.ask('patch', `/cases/${body.id}`, { type: 'complaint' }).expect(200);
    const back = await shop.ask('patch', `/cases/${body.id}`, { type: 'device-problem' }).expect(200);
    expect([again.body.complaintId, back.body.complaintId]).toEqual([body.complaintId, body.complaintId]);
    const emitted = await shop.stack.emitted('customer', ComplaintChanged);
    expect(emitted.filter(({ complaintId }: { complaintId: string }) => complaintId === body.complaintId)).toHaveLength(
      1,
    );
  });

  test('finds the other customers of its lot, and refuses without a lot', async () => {
    const [customer, orderId] = [await shop.signUp(), randomUUID()];
    await shop.stack.admin.query(
      `insert into customer.supply (order_id, line_id, customer_id, prescription_id, eye, lens_id, days, supplied_on)
       values ($1, $2, $3, $2, 'right', $2, 30, now())`,
      [orderId, randomUUID(), customer.id],
    );
    const lots = [{ lineId: randomUUID(), lotNumber: 'LS1', expiresOn: '2029-06-30', quantity: 1 }];
    const id = await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots }));
    await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots }), { id });
    await shop.settles<{ n: number }>(
      'the lot',
      'select count(*)::int as n from customer.supplied_lot where order_id = $1',
      [orderId],
      ({ n }) => n === 1,
    );
    const { body } = await shop.open({ lotNumber: 'LS1' }).expect(201);
    const found = await shop.ask('get', `/cases/${body.id}/same-lot`).expect(200);
    expect(found.body).toMatchObject({ customers: [{ customerId: customer.id, orderIds: [orderId] }], more: false });
    const without = await shop.open().expect(201);
    expect(slug(await shop.ask('get', `/cases/${without.body.id}/same-lot`))).toBe('case.names-no-lot');
    expect((await shop.ask('get', `/cases/${body.id}/same-lot`, undefined, shop.auditor)).status).toBe(403);
  });
});

test('a case keeps its first customer, takes known people only, and a stale change is refused', async () => {
  const [one, two] = [await shop.signUp(), await shop.signUp()];
  const { body } = await shop.open().expect(201);
  const path = `/cases/${body.id}`;
  expect(slug(await shop.ask('patch', path, { customerId: randomUUID() }))).toBe('customer.not-found');
  await shop.ask('patch', path, { customerId: one.id }).expect(200);
  expect(slug(await shop.ask('patch', path, { customerId: two.id }))).toBe('case.customer-fixed');
  expect(slug(await shop.ask('patch', path, { collaboratorIds: [randomUUID()] }))).toBe('case.assignee-unfit');
  expect(slug(await shop.ask('patch', path, { priority: 'high' }).set('If-Match', '"v1"'))).toBe('request.stale');
  expect(slug(await shop.ask('get', `/cases/${randomUUID()}`))).toBe('case.not-found');
});
