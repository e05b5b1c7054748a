// Tests the tracking of an order with the link of a mail.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { body, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop());

const slug = (answer: { body: { type?: string } }) => answer.body.type?.split('/').at(-1);
const track = async (token: string) => shop.api().post('/order-tracking').send({ token });
const tokenFor = (orderId: string) => shop.stack.pageToken('order', orderId);

test('a link shows the number, the state and the parcel, and no name, address, price or lens', async () => {
  const orderId = await shop.placed(body);
  const { status, body: shown } = await track(tokenFor(orderId));
  expect(status).toBe(200);
  expect(shown).toEqual({
    ...{ number: expect.stringMatching(/^T-/), status: 'verifying', parcels: [] },
    ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
  });
  // this writes a shipped order without the triggers of the database, which would demand its evidence
  await shop.stack.admin.query(
    `begin; set local session_replication_role = replica;
     update "order".orders set status = 'shipped', carrier = 'UPS', tracking_number = '1Z999' where id = '${orderId}';
     commit`,
  );
  expect((await track(tokenFor(orderId))).body).toMatchObject({
    ...{ status: 'shipped', parcels: [{ carrier: 'UPS', trackingNumber: '1Z999' }] },
  });
});

test('an order that ended 90 days ago is not shown any more', async () => {
  const orderId = await shop.placed(body);
  const ended = (days: number) =>
    shop.stack.admin.query(
      `update "order".orders set status = 'cancelled', updated_at = now() - make_interval(days => $2) where id = $1`,
      [orderId, days],
    );
  await ended(89);
  expect((await track(tokenFor(orderId))).status).toBe(200);
  await ended(91);
  expect(slug(await track(tokenFor(orderId)))).toBe('order.link-unusable');
});

test('a forged link, one of another purpose, and one of an unknown order get one answer', async () => {
  const orderId = await shop.placed(body);
  const [, signature = ''] = tokenFor(orderId).split('.');
  const other = await shop.placed(body);
  const answers = await Promise.all(
    [
      `${other}.${signature}`,
      `${orderId}.${signature.slice(0, -4)}AAAA`,
      shop.stack.pageToken('recall', orderId),
      tokenFor(randomUUID()),
    ].map(track),
  );
  expect(answers.map(slug)).toEqual(Array<string>(4).fill('order.link-unusable'));
  expect(slug(await track('no token'))).toBe('request.invalid');
});
