// Tests, through all services, an order whose prescription was only typed in by the customer. The prescriber's answer
// decides about the order, or the lack of an answer in time.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  ListVerifications,
  RecordAnswer,
  RecordTransmission,
  type PrescriberAnswer,
} from '@toric/contracts/customer/supply/verification.http';
import { GetOrder, type OrderView } from '@toric/contracts/order/order.http';
import { until } from '../testing/test-stack.ts';
import { type Buyer, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop('verification');
}, 90_000);
afterAll(() => shop?.close(), 60_000);

type VerificationRequest = { buyer: Buyer; orderId: string; verificationId: string };

async function order(): Promise<VerificationRequest> {
  const buyer = await shop.newBuyer(undefined, { source: 'entered' });
  const placed = await shop.place(buyer, shop.order(buyer), { prefer: 'wait=1' });
  if (!placed.ok) throw new Error(JSON.stringify(placed.problem));
  const query = { customerId: buyer.id };
  const asked = await until('the verification', async () => {
    const { body } = await shop.api.call(ListVerifications, { query, token: shop.staff.optician });
    return body.data[0];
  });
  return { buyer, orderId: placed.body.id, verificationId: asked.id };
}

const transmit = async ({ verificationId }: VerificationRequest, at: string) => {
  const body = {
    channel: 'fax' as const,
    to: '+1 202 555 0144',
    contact: 'Olga, +1 202 555 0100',
    sentAt: at,
    receivedAt: at,
    reference: 'FAX-1',
    timeZone: 'America/New_York',
  };
  const params = { verificationId };
  return (await shop.api.call(RecordTransmission, { params, body, token: shop.staff.optician })).body;
};
const deny = async ({ verificationId }: VerificationRequest, receivedAt: string) => {
  const body: PrescriberAnswer = {
    answer: 'denied',
    receivedAt,
    channel: 'phone',
    person: 'Dr Test',
    reason: 'inaccurate',
    explanation: 'Not my patient any more.',
  };
  return (await shop.api.call(RecordAnswer, { params: { verificationId }, body, token: shop.staff.optician })).body;
};
const reaches = ({ buyer, orderId }: VerificationRequest, status: OrderView['status']) =>
  until(`the order ${status}`, async () => {
    const { body } = await shop.api.call(GetOrder, { params: { orderId }, token: buyer.token });
    return body.status === status ? body : undefined;
  });

test('after a denial the waiting order is cancelled, and no stock was reserved for it', async () => {
  const asked = await order();
  expect((await reaches(asked, 'verifying')).reason).toBeNull();
  await deny(asked, new Date().toISOString());
  expect((await reaches(asked, 'cancelled')).reason?.code).toBe('prescription.denied');
  expect(await shop.rows('select from catalog_inventory.reservation where order_id = $1', [asked.orderId])).toEqual([]);
});

test('silence confirms the order; a denial that was in time but recorded later cancels it and voids the payment', async () => {
  const asked = await order();
  // The verification began 30 days ago, and its request was sent to the prescriber 21 days ago. So its deadline has
  // passed.
  const monthAgo = `update customer.verification set created_at = created_at - interval '30 days' where id = $1`;
  await shop.rows(monthAgo, [asked.verificationId]);
  const { deadline } = await transmit(asked, new Date(Date.now() - 21 * 86_400_000).toISOString());
  const confirmed = await reaches(asked, 'confirmed');
  const evidenceIds = confirmed.lines.map(({ evidenceId }) => evidenceId);
  const held = await shop.rows<{ evidence_id: string }>(
    'select distinct evidence_id from catalog_inventory.reservation_line where order_id = $1',
    [asked.orderId],
  );
  expect(held.map(({ evidence_id }) => evidence_id)).toEqual(evidenceIds);
  const inTime = new Date(Date.parse(deadline ?? '') - 1_000).toISOString();
  expect(await deny(asked, inTime)).toMatchObject({ status: 'denied', late: false });
  expect((await reaches(asked, 'cancelled')).reason?.code).toBe('prescription.denied');
  const [payment] = (await shop.providerPayments()).filter(({ reference }) => reference === asked.orderId);
  expect(payment).toMatchObject({ status: 'voided', capturedAmount: 0 });
}, 60_000);
