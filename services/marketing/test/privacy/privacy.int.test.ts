// Tests what marketing answers about a customer, what is left of an erased customer, and who is in an audience.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import {
  CustomerErased,
  CustomerRegistered,
  PersonalDataAsked,
  RestrictionChanged,
} from '@toric/contracts/customer/events';
import { partContext } from '@toric/contracts/personal-data/collected-part';
import { MarketingDataCollected } from '@toric/contracts/marketing/events';
import { OrderConfirmed, OrderPlaced } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type MarketingStack, marketingStack, nextId } from '../marketing-stack.ts';

let marketing: MarketingStack;
beforeAll(async () => {
  marketing = await marketingStack();
}, 60_000);
afterAll(() => marketing?.stop());
const rows = async (table: string, customerId: string): Promise<number> =>
  (await marketing.stack.admin.query(`select from marketing.${table} where customer_id = $1`, [customerId])).rows
    .length;

/** Delivers the events of a customer who bought once. */
async function buyer(): Promise<string> {
  const [customerId, orderId] = [nextId(), nextId()];
  const money = { amount: 5900, currency: 'USD' };
  const ids = { lineId: nextId(), productId: nextId(), packId: nextId(), lensId: nextId() };
  const line = { ...ids, quantity: 1 };
  await marketing.stack.deliver(CustomerRegistered, CustomerRegistered({ customerId }));
  const placed = { ...(OrderPlaced.example as object), orderId, customerId, lines: [line], subtotal: money };
  await marketing.stack.deliver(OrderPlaced, OrderPlaced(OrderPlaced.data.parse({ ...placed })));
  const confirmed = { ...(OrderConfirmed.example as object), orderId, customerId, total: money };
  await marketing.stack.deliver(OrderConfirmed, OrderConfirmed(OrderConfirmed.data.parse(confirmed)));
  await until('the purchase', async () => ((await rows('purchase_line', customerId)) === 1 ? true : undefined));
  await until('its confirmation', async () => {
    const sql = 'select from marketing.purchase where customer_id = $1 and confirmed_at is not null';
    return (await marketing.stack.admin.query(sql, [customerId])).rows.length === 1 ? true : undefined;
  });
  return customerId;
}

test('the purchases of a customer are answered, sealed for the key of the request', async () => {
  const customerId = await buyer();
  const requestId = nextId();
  const { publicKey, privateKey } = newBoxKeys();
  await marketing.stack.deliver(PersonalDataAsked, PersonalDataAsked({ requestId, customerId, publicKey }));
  const [answer] = await marketing.stack.emitted('marketing', MarketingDataCollected);
  const context = partContext('marketing', { requestId, part: 1, parts: 1 });
  const records = JSON.parse(openBox(privateKey, context, answer?.sealed ?? ''));
  expect(records.purchases).toHaveLength(1);
  expect(records.purchasedProducts).toHaveLength(1);
});

test('nothing is left of an erased customer, also if she is erased twice', async () => {
  const [erased, other] = [await buyer(), await buyer()];
  const message = CustomerErased({ customerId: erased, erasedAt: '2026-11-29T12:00:00.000Z' });
  await marketing.stack.deliver(CustomerErased, message);
  await marketing.stack.deliver(CustomerErased, message);
  await until('the erasure', async () => ((await rows('participant', erased)) === 0 ? true : undefined));
  expect([await rows('purchase', erased), await rows('purchase_line', erased)]).toEqual([0, 0]);
  expect([await rows('participant', other), await rows('purchase', other)]).toEqual([1, 1]);
});

test('no audience has a customer whose data may only be kept', async () => {
  const customerId = await buyer();
  const isIn = async () => {
    const { body } = await marketing.get('/audience?limit=100');
    return body.data.some((member: { customerId: string }) => member.customerId === customerId);
  };
  expect(await isIn()).toBe(true);
  const restrict = (isRestricted: boolean, version: number) =>
    marketing.stack.deliver(RestrictionChanged, RestrictionChanged({ customerId, isRestricted }), { version });
  await restrict(true, 1);
  await until('the restriction', async () => ((await isIn()) ? undefined : true));
  await restrict(false, 2);
  await until('the end of the restriction', async () => ((await isIn()) ? true : undefined));
});
