/** Tests that all five services follow the test clock within five seconds. Sends the examples of its operations. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { GetTestClock, MoveTestClock } from '@toric/contracts/operator/test-clock.http';
import { SERVICES, schemaOf } from '../../run/system/parts.ts';
import { until } from '../testing/test-stack.ts';
import { openShop, type Shop } from './shop.ts';

const PROMISED_MS = 5_000;
const DAY_MS = 86_400_000;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop('clock', { testClock: true });
}, 120_000);
afterAll(() => shop?.close(), 60_000);

test('moveTestClock moves the clock of all five services within five seconds, and getTestClock shows it', async () => {
  const token = shop.staff.operator;
  const buyer = await shop.newBuyer();
  const started = Date.now();
  const moved = await shop.api.call(MoveTestClock, { token, body: MoveTestClock.example });
  expect([moved.status, moved.headers.get('location')]).toEqual([202, '/v1/test-clock']);
  await until('the move', async () => {
    const { body } = await shop.api.call(GetTestClock, { token });
    return body.move === null ? true : undefined;
  });
  expect(Date.now() - started).toBeLessThan(PROMISED_MS);

  const placed = await shop.place(buyer, shop.order(buyer));
  expect(placed).toMatchObject({ ok: true, body: { status: 'confirmed' } });
  await shop.api.call(CreateCoupon, { token: shop.staff.marketing, body: CreateCoupon.example });
  const tomorrow = Date.now() + DAY_MS - 60_000;
  for (const service of SERVICES) {
    const schema = service === 'order' ? '"order"' : schemaOf(service);
    const [row] = await shop.rows<{ at: Date }>(`select max(occurred_at) as at from ${schema}.outbox`);
    expect([service, (row?.at.getTime() ?? 0) > tomorrow]).toEqual([service, true]);
  }
});
