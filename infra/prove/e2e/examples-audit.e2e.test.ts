// Tests the nightly audit on the whole shop: a healthy shop has no finding, and an invariant that is broken by hand is found.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ListAuditFindings, ListShopAudits, StartShopAudit } from '@toric/contracts/order/audit/shop-audit.http';
import { until } from '../testing/test-stack.ts';
import { type Examples, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
let [sold, cancelled] = ['', ''];
beforeAll(async () => {
  shop = await openShop('audit');
  ({ send } = await readExamples(shop));
  const buyer = await shop.newBuyer();
  const place = async () => {
    const placed = await shop.place(buyer, shop.order(buyer));
    if (!placed.ok) throw new Error(JSON.stringify(placed));
    return placed.body.id;
  };
  [sold, cancelled] = [await place(), await place()];
  await shop.admin.query(`update payment.payment set updated_at = updated_at - interval '1 hour'`);
}, 120_000);
afterAll(() => shop?.close(), 60_000);

/**
 * Dates the last change of orders, payments and reservations back, because the audit leaves out orders that changed in
 * the last ten minutes.
 */
const rest = () =>
  shop.admin.query(`
  update "order".orders set updated_at = now() - interval '1 hour';
  update payment.payment set updated_at = now() - interval '1 hour';
  update catalog_inventory.reservation set updated_at = now() - interval '1 hour'`);

/** Audits all orders, and waits until all services have answered. */
async function audit(): Promise<void> {
  await rest();
  const token = shop.staff.operator;
  const id = await until(
    'an audit may begin',
    () =>
      shop.api.call(StartShopAudit, { token }).then(
        ({ body }) => body.id,
        () => undefined, // the nightly audit may still be running, and then no other one can start
      ),
    40_000,
  );
  await until(
    'the audit',
    async () => {
      const { body } = await shop.api.call(ListShopAudits, { token });
      return body.data.find((one) => one.id === id)?.endedAt ?? undefined;
    },
    40_000,
  );
}
const openChecks = async (): Promise<string[]> => {
  const { body } = await shop.api.call(ListAuditFindings, { token: shop.staff.auditor, query: { state: 'open' } });
  return body.data.map(({ check, subject }) => `${check} ${subject}`).sort();
};

test('a healthy shop has no finding', async () => {
  await audit();
  expect(await openChecks()).toEqual([]);
  const [last] = (await shop.api.call(ListShopAudits, { token: shop.staff.auditor })).body.data;
  expect(last).toMatchObject({ orders: 2, pages: 1, answers: 2, open: 0 });
});

test('what is broken by hand is found in each service, with its id, and is resolved when it is mended', async () => {
  await shop.admin.query(`update payment.payment set amount = amount + 1 where order_id = $1`, [sold]);
  await shop.admin.query(`update "order".orders set status = 'cancelled' where id = $1`, [cancelled]);
  await shop.admin.query(`update "order".process set state = 'cancelled' where key = $1`, [cancelled]);
  await audit();
  expect(await openChecks()).toEqual(
    [`boxes-held ${cancelled}`, `money-held ${cancelled}`, `payment-amount ${sold}`].sort(),
  );
  const { operator: token } = shop.staff;
  const found = (await send('listAuditFindings', { token, query: { state: 'open' } }))['data'];
  for (const { id, mayMend } of found as { id: string; mayMend: boolean }[])
    if (mayMend) await send('mendAuditFinding', { token, path: { findingId: id } });
  await shop.admin.query(`update payment.payment set amount = amount - 1 where order_id = $1`, [sold]);
  await until(
    'the boxes and the money are free',
    async () => {
      const [row] = await shop.rows<{ free: boolean }>(
        `select r.status = 'released' and p.status = 'voided' as free from catalog_inventory.reservation r
         join payment.payment p using (order_id) where order_id = '${cancelled}'`,
      );
      return row?.free ? true : undefined;
    },
    30_000,
  );
  await audit();
  expect(await openChecks()).toEqual([]);
});

test('the examples of the audit', async () => {
  const { operator: token } = shop.staff;
  await send('listShopAudits', { token });
  await until(
    'no audit is under way',
    async () => {
      const { body } = await shop.api.call(ListShopAudits, { token });
      return body.data.every(({ endedAt }) => endedAt !== null) ? true : undefined;
    },
    40_000,
  );
  await send('startShopAudit', { token });
});
