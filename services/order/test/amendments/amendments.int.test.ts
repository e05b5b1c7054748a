// Tests amendments through the API, with a real database: what is written when an amendment is granted, refused or
// revoked, and who may do what. The test plays the other services.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StockReserved } from '@toric/contracts/catalog-inventory/events';
import {
  AmendReservation,
  ReservationAmended,
  ReservationAmendmentRefused,
} from '@toric/contracts/catalog-inventory/stock/amendment.events';
import {
  AmendmentKept,
  AmendmentVerified,
  KeepAmendment,
  VerifyAmendment,
} from '@toric/contracts/customer/supply/amendment.events';
import { EvidenceRevoked } from '@toric/contracts/customer/events';
import type { AmendmentView } from '@toric/contracts/order/amendments/amendment.http';
import { AmendmentEnded, OrderAmended } from '@toric/contracts/order/amendments/amendment.events';
import { AmendAuthorisation, AuthorisationAmended } from '@toric/contracts/payment/amendment.events';
import { PaymentAuthorised } from '@toric/contracts/payment/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, customerId, evidenceId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let sales: string;
let colleague: string;
beforeAll(async () => {
  shop = await orderStack();
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  colleague = await shop.stack.token({ id: '0197a000-0000-7000-8000-0000000000f9', kind: 'staff', roles: ['finance'] });
}, 60_000);
afterAll(() => shop?.stop());

const reason = { code: 'stock.sold-out', detail: 'Sold out.' };
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Returns a confirmed order of two boxes at 64.00 each. */
async function confirmed(): Promise<string> {
  const orderId = await shop.placed();
  await shop.permit(orderId);
  await shop.reaches(orderId, 'reserving');
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
  await shop.reaches(orderId, 'charging');
  await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised({ orderId, paymentId: orderId, amount: usd(12_800) }));
  await shop.reaches(orderId, 'confirmed');
  return orderId;
}

const linesOf = async (orderId: string) => (await shop.read(orderId)).lines;
const amend = (orderId: string, data: object, token = shop.customer) =>
  shop.post(`/orders/${orderId}/amendments`, token, data);
const read = async (id: string, token = shop.customer): Promise<AmendmentView> =>
  (await shop.api().get(`/amendments/${id}`).set('Authorization', `Bearer ${token}`)).body;
const reaches = (id: string, status: string) =>
  until(`amendment ${status}`, async () => ((await read(id)).status === status ? true : undefined));

async function begun(orderId: string, quantity: number): Promise<string> {
  const [kept] = await linesOf(orderId);
  const { status, body: made } = await amend(orderId, { lines: [{ lineId: kept?.lineId, quantity }] });
  expect([status, made.status]).toEqual([201, 'checking']);
  return made.id;
}

async function verify(orderId: string, amendmentId: string): Promise<void> {
  const asked = await until('the check', async () =>
    (await shop.sentFor(VerifyAmendment.type, orderId)).find((one) => one.amendmentId === amendmentId),
  );
  const lines = asked.lines.map(({ lineId }: { lineId: string }) => ({ lineId, evidenceId }));
  await shop.stack.deliver(
    AmendmentVerified,
    AmendmentVerified({ orderId, amendmentId, lines, shipmentWarning: 'WARNING' }),
  );
}
const swapped = (orderId: string, amendmentId: string) =>
  shop.stack.deliver(ReservationAmended, ReservationAmended({ orderId, amendmentId }));
const kept = (orderId: string, amendmentId: string) =>
  shop.stack.deliver(AmendmentKept, AmendmentKept({ orderId, amendmentId }));
const holds = (orderId: string, amendmentId: string, amount: number) =>
  shop.stack.deliver(AuthorisationAmended, AuthorisationAmended({ orderId, amendmentId, amount: usd(amount) }));

test('an order becomes dearer: quoted first, then checked, held, swapped and applied as a new version', async () => {
  const orderId = await confirmed();
  const [before] = await linesOf(orderId);
  const wanted = { lines: [{ lineId: before?.lineId, quantity: 3 }] };
  const quoted = await shop.post(`/orders/${orderId}/amendments/quote`, shop.customer, wanted);
  expect(quoted.body).toMatchObject({ difference: usd(6_400), refusals: [], before: { total: usd(12_800) } });
  expect((await shop.read(orderId)).amendingId).toBeNull();
  const amendmentId = await begun(orderId, 3);
  expect((await shop.read(orderId)).amendingId).toBe(amendmentId);
  expect(
    (await shop.post(`/orders/${orderId}/ship`, shop.warehouse, { carrier: 'UPS', trackingNumber: '1Z' })).body.type,
  ).toBe('/docs/errors/order.amendment-runs');
  expect((await amend(orderId, wanted)).body.type).toBe('/docs/errors/order.amendment-runs');
  await verify(orderId, amendmentId);
  await reaches(amendmentId, 'charging');
  expect(await shop.sentFor(AmendAuthorisation.type, orderId)).toMatchObject([{ amount: usd(19_200) }]);
  await holds(orderId, amendmentId, 19_200);
  await reaches(amendmentId, 'reserving');
  expect(await shop.sentFor(AmendReservation.type, orderId)).toMatchObject([{ lines: [{ quantity: 3, evidenceId }] }]);
  await swapped(orderId, amendmentId);
  await reaches(amendmentId, 'applying');
  expect(await shop.sentFor(KeepAmendment.type, orderId)).toHaveLength(1);
  await kept(orderId, amendmentId);
  await reaches(amendmentId, 'applied');
  const after = await shop.read(orderId);
  expect(after).toMatchObject({
    status: 'confirmed',
    amendingId: null,
    total: usd(19_200),
    shipmentWarning: 'WARNING',
  });
  expect(after.lines).toMatchObject([{ quantity: 3, evidenceId, parameters: { sphere: -2.25 } }]);
  expect(await shop.sentFor(OrderAmended.type, orderId)).toMatchObject([{ before: usd(12_800), total: usd(19_200) }]);
  expect(await read(amendmentId)).toMatchObject({ versionNumber: 2, before: { lines: [{ quantity: 2 }] } });
  const { rows } = await shop.stack.admin.query(
    'select number, terms::text from "order".order_version where order_id = $1 order by number',
    [orderId],
  );
  expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  for (const { terms } of rows) expect(terms).not.toContain('2.25');
});

test('an order becomes cheaper: the hold is lowered last', async () => {
  const orderId = await confirmed();
  const amendmentId = await begun(orderId, 1);
  await verify(orderId, amendmentId);
  await reaches(amendmentId, 'reserving');
  await swapped(orderId, amendmentId);
  await reaches(amendmentId, 'applying');
  await kept(orderId, amendmentId);
  await until('the lower hold', async () => (await shop.sentFor(AmendAuthorisation.type, orderId))[0]);
  await holds(orderId, amendmentId, 6_400);
  await reaches(amendmentId, 'applied');
  expect((await shop.read(orderId)).total).toEqual(usd(6_400));
  // the difference of the next amendment is computed from the amended order
  const quoted = await shop.post(`/orders/${orderId}/amendments/quote`, shop.customer, { shippingAddressId: orderId });
  expect(quoted.body).toMatchObject({ difference: usd(0), after: { shippingAddressId: orderId } });
});

test('sold out after more was held: the hold is set back, and the order is as it was', async () => {
  const orderId = await confirmed();
  const before = await shop.read(orderId);
  const amendmentId = await begun(orderId, 4);
  await verify(orderId, amendmentId);
  await reaches(amendmentId, 'charging');
  await holds(orderId, amendmentId, 25_600);
  await reaches(amendmentId, 'reserving');
  const refused = ReservationAmendmentRefused({ orderId, amendmentId, reason, lineIds: [] });
  await shop.stack.deliver(ReservationAmendmentRefused, refused);
  await reaches(amendmentId, 'undoing');
  await holds(orderId, amendmentId, 12_800);
  await reaches(amendmentId, 'refused');
  const { version: _, updatedAt: __, ...after } = await shop.read(orderId);
  expect(before).toMatchObject(after);
  expect(await read(amendmentId)).toMatchObject({ reason: { code: 'stock.sold-out' }, versionNumber: null });
  expect(await shop.sentFor(AmendmentEnded.type, orderId)).toMatchObject([{ customerId, reason }]);
});

test('is taken back while it is checked, not by another customer, and no longer once the boxes are swapped', async () => {
  const orderId = await confirmed();
  const first = await begun(orderId, 1);
  const stranger = await shop.stack.token({ id: '0197a000-0000-7000-8000-0000000000aa' });
  expect((await shop.post(`/amendments/${first}/cancel`, stranger, {})).status).toBe(404);
  expect((await shop.post(`/amendments/${first}/cancel`, shop.customer, {})).body).toMatchObject({
    status: 'cancelled',
  });
  expect((await shop.read(orderId)).amendingId).toBeNull();
  const second = await begun(orderId, 1);
  await verify(orderId, second);
  await reaches(second, 'reserving');
  expect((await shop.post(`/amendments/${second}/cancel`, shop.customer, {})).body.type).toBe(
    '/docs/errors/order.amendment-too-late',
  );
});

test('the cancellation of its order, or revoked evidence, ends it', async () => {
  const orderId = await confirmed();
  const amendmentId = await begun(orderId, 3);
  await verify(orderId, amendmentId);
  await reaches(amendmentId, 'charging');
  expect((await shop.post(`/orders/${orderId}/cancel`, shop.customer, {})).body.status).toBe('cancelling');
  await reaches(amendmentId, 'cancelled');
  expect((await shop.read(orderId)).amendingId).toBeNull();

  const other = await confirmed();
  const second = await begun(other, 3);
  const asked = await until('the check', async () => (await shop.sentFor(VerifyAmendment.type, other))[0]);
  const fresh = '0197a000-0000-7000-8000-0000000000e9';
  const lines = asked.lines.map(({ lineId }: { lineId: string }) => ({ lineId, evidenceId: fresh }));
  await shop.stack.deliver(AmendmentVerified, AmendmentVerified({ orderId: other, amendmentId: second, lines }));
  await reaches(second, 'charging');
  await shop.stack.deliver(EvidenceRevoked, EvidenceRevoked({ evidenceId: fresh, customerId, reason }));
  await shop.reaches(other, 'cancelling');
  await reaches(second, 'cancelled');
});

test('a very low price waits for a second person, and not for the one who asked for it', async () => {
  const orderId = await confirmed();
  const [own] = await linesOf(orderId);
  const wanted = { lines: [{ lineId: own?.lineId, quantity: 2, unitPrice: usd(3_000) }], why: 'The last box was torn' };
  expect((await amend(orderId, wanted)).body.type).toBe('/docs/errors/order.amendment-price-for-staff');
  const asked = await amend(orderId, wanted, sales);
  expect(asked.body).toMatchObject({ status: 'needs-approval', difference: usd(-6_800), why: 'The last box was torn' });
  expect((await shop.read(orderId)).amendingId).toBeNull();
  const { id } = asked.body;
  expect((await shop.post(`/amendments/${id}/approve`, sales, {})).body.type).toBe(
    '/docs/errors/order.amendment-needs-second-person',
  );
  expect((await shop.post(`/amendments/${id}/approve`, colleague, {})).body).toMatchObject({ status: 'checking' });
  expect((await shop.post(`/amendments/${id}/reject`, colleague, {})).body.type).toBe(
    '/docs/errors/order.amendment-decided',
  );
  const { rows } = await shop.stack.admin.query('select sealed_why from "order".order_amendment where id = $1', [id]);
  expect(rows[0].sealed_why).not.toContain('torn');
});

test('a price that waits lapses with another change of its order and with time, and needs credit when it is used', async () => {
  const waiting = async (orderId: string, quantity: number) => {
    const [own] = await linesOf(orderId);
    const lines = [{ lineId: own?.lineId, quantity, unitPrice: usd(3_000) }];
    return (await amend(orderId, { lines, why: 'The last box was torn' }, sales)).body;
  };
  const changedId = await confirmed();
  const first = await waiting(changedId, 2);
  expect(first.status).toBe('needs-approval');
  const amendmentId = await begun(changedId, 1);
  await verify(changedId, amendmentId);
  await reaches(amendmentId, 'reserving');
  await swapped(changedId, amendmentId);
  await reaches(amendmentId, 'applying');
  await kept(changedId, amendmentId);
  await holds(changedId, amendmentId, 6_400);
  await reaches(amendmentId, 'applied');
  expect((await read(first.id)).status).toBe('lapsed');
  expect((await shop.post(`/amendments/${first.id}/approve`, colleague, {})).body.type).toBe(
    '/docs/errors/order.amendment-decided',
  );

  const { id: lateId } = await waiting(await confirmed(), 2);
  await shop.stack.admin.query(
    `update "order".order_amendment set created_at = now() - interval '4 days' where id = $1`,
    [lateId],
  );
  const late = await shop.post(`/amendments/${lateId}/approve`, colleague, {});
  expect(late.body.type).toMatch(/order.amendment-(lapsed|decided)$/);

  const dearer = await waiting(await confirmed(), 5);
  expect(dearer).toMatchObject({ status: 'needs-approval', difference: usd(2_200) });
  await shop.stack.admin.query(
    `insert into "order".credit_account (customer_id, level, limits, created_at, updated_at)
     values ($1, 'blocked', '[]', now(), now())`,
    [dearer.customerId],
  );
  expect((await shop.post(`/amendments/${dearer.id}/approve`, colleague, {})).body.type).toBe(
    '/docs/errors/order.credit-blocked',
  );
  await shop.stack.admin.query('delete from "order".credit_account where customer_id = $1', [dearer.customerId]);
});

test('lists show a customer her own, and refuse what is not confirmed', async () => {
  const orderId = await shop.placed({ ...body, lines: [line(-1)] });
  expect((await amend(orderId, { lines: [] })).body.type).toBe('/docs/errors/order.amendment-not-allowed');
  const mine = await shop.api().get('/amendments?limit=50').set('Authorization', `Bearer ${shop.customer}`);
  expect(mine.body.data.length).toBeGreaterThan(3);
  const theirs = await shop
    .api()
    .get('/amendments')
    .set('Authorization', `Bearer ${await shop.stack.token({ id: orderId })}`);
  expect(theirs.body.data).toEqual([]);
});
