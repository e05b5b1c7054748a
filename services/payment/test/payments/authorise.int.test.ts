import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  PaymentAuthorised,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
} from '@toric/contracts/payment/events';
import { settle, until } from '@toric/infra/prove/testing/test-stack';
import {
  authorise,
  authorised,
  capture,
  heard,
  letGo,
  newOrder,
  type PaymentStack,
  paymentStack,
  saidAbout,
} from '../payment-stack.ts';

// Failed calls are retried after longer and longer pauses, and the machine may be busy. So each test may take 30 s.
jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack({ webhooks: false });
});
afterAll(() => stack.stop());

const rest = () => settle(stack, ['payment'], 30_000);

test('the total is authorised once, and a repeated command gets the same answer', async () => {
  const order = newOrder();
  const id = await authorise(stack, order);
  const first = await heard(stack, PaymentAuthorised, order.orderId);
  expect(first).toMatchObject({ orderId: order.orderId, amount: order.amount });
  await authorise(stack, order, id);
  await authorise(stack, order);
  expect(await heard(stack, PaymentAuthorised, order.orderId, 2)).toEqual(first);
  await rest();
  expect(await saidAbout(stack, order.orderId)).toEqual(['authorised', 'authorised']);
  expect(await stack.ledgerOf(order.orderId)).toMatchObject([{ kind: 'authorised', amount: 6_400 }]);
});

test.each([
  ['tok_declined', 'payment.card-declined'],
  ['tok_insufficient_funds', 'payment.insufficient-funds'],
  ['tok_expired_card', 'payment.expired-card'],
  ['tok_no_such_card', 'payment.invalid-request'],
])('%s is declined as %s, and a void of it holds nothing', async (token, code) => {
  const order = newOrder(100, token);
  await authorise(stack, order);
  expect((await heard(stack, PaymentDeclined, order.orderId)).reason.code).toBe(code);
  await letGo(stack, order);
  await heard(stack, PaymentVoided, order.orderId);
  expect(await saidAbout(stack, order.orderId)).toEqual(['declined', 'voided']);
});

describe('a lost answer of the provider (C12)', () => {
  test.each(['tok_timeout_after_success', 'tok_timeout_before', 'tok_error_then_success', 'tok_delay_1100'])(
    '%s: the same key is asked again and the money is held once',
    async (token) => {
      const order = newOrder(200, token);
      await authorised(stack, order);
      await rest();
      expect(await saidAbout(stack, order.orderId)).toEqual(['authorised']);
      expect((await stack.ledgerOf(order.orderId)).map(({ kind }) => kind)).toEqual(['authorised']);
    },
  );

  test('an outage of the provider delays the authorisation and loses nothing', async () => {
    await stack.provider.control('/trouble', { mode: 'down', next: 2 });
    const order = await authorised(stack, newOrder(300));
    expect((await stack.held(order.orderId))?.status).toBe('authorised');
    const { rows } = await stack.admin.query<{ attempts: number }>(
      `select attempts from payment.effect where data->>'orderId' = $1`,
      [order.orderId],
    );
    expect(rows).toEqual([{ attempts: 3 }]);
  });
});

test('after 23 hours without an answer the payment is only looked up, and listed for review', async () => {
  await stack.provider.control('/trouble', { mode: 'down' });
  const order = newOrder(400);
  const { orderId } = order;
  await authorise(stack, order);
  await until('the stored call', async () => {
    const { rowCount } = await stack.admin.query(
      `update payment.effect set data = data || '{"askedAt":"2026-01-01T00:00:00.000Z"}' where data->>'orderId' = $1`,
      [orderId],
    );
    return rowCount || undefined;
  });
  await stack.admin.query(
    `update payment.payment set pending_since = now() - interval '24 hours' where order_id = $1`,
    [orderId],
  );
  await stack.provider.control('/trouble', { mode: 'none' });
  await until('a refusal to tell it again', async () => {
    const { rows } = await stack.admin.query<object>(
      `select 1 from payment.effect where data->>'orderId' = $1 and last_error like '%needs a person%'`,
      [orderId],
    );
    return rows[0];
  });
  expect(await stack.held(orderId)).toBeUndefined();
  const finance = await stack.as('finance');
  const { body } = await finance.get('/payments?needsReview=true').expect(200);
  expect(body.data).toMatchObject([{ orderId, status: 'authorising', needsReview: true }]);
  const metrics = await (await fetch(`${stack.base}/metrics`)).text();
  const age = Number(/^payment_unknown_oldest_seconds (\S+)$/m.exec(metrics)?.[1]);
  expect(Math.round(age / 3_600)).toBe(24);

  await stack.authoriseOutside(order);
  await heard(stack, PaymentAuthorised, orderId);
  expect(await saidAbout(stack, orderId)).toEqual(['authorised']);
  expect((await finance.get(`/payments/${orderId}`)).body).toMatchObject({ status: 'authorised', needsReview: false });
});

describe('a void', () => {
  test('releases the hold', async () => {
    const order = await authorised(stack, newOrder());
    await letGo(stack, order);
    await heard(stack, PaymentVoided, order.orderId);
    expect((await stack.held(order.orderId))?.status).toBe('voided');
    await letGo(stack, order);
    await heard(stack, PaymentVoided, order.orderId, 2);
    expect((await stack.ledgerOf(order.orderId)).map(({ kind }) => kind)).toEqual(['authorised', 'voided']);
  });

  test('before the authorisation refuses it, and nothing is ever held', async () => {
    const order = newOrder();
    await letGo(stack, order);
    await heard(stack, PaymentVoided, order.orderId);
    await authorise(stack, order);
    expect((await heard(stack, PaymentDeclined, order.orderId)).reason.code).toBe('payment.cancelled');
    await rest();
    expect(await stack.held(order.orderId)).toBeUndefined();
  });

  test('during the authorisation releases the late success at once, and only the void is reported', async () => {
    const order = newOrder(500, 'tok_delay_1600');
    await authorise(stack, order);
    await letGo(stack, order);
    await heard(stack, PaymentVoided, order.orderId);
    expect(await saidAbout(stack, order.orderId)).toEqual(['voided']);
    expect((await stack.held(order.orderId))?.status).toBe('voided');
  });

  test('at the moment of the authorisation, for 50 orders: no hold stays, and every order is told', async () => {
    const orders = Array.from({ length: 50 }, () => newOrder());
    await Promise.all(orders.flatMap((order) => [authorise(stack, order), letGo(stack, order)]));
    for (const { orderId } of orders) await heard(stack, PaymentVoided, orderId);
    await rest();
    for (const { orderId } of orders) {
      expect([undefined, 'voided']).toContain((await stack.held(orderId))?.status);
      const kinds = (await stack.ledgerOf(orderId)).map(({ kind }) => kind);
      expect([[], ['authorised', 'voided']]).toContainEqual(kinds);
    }
  }, 60_000);
});

test('a free order is authorised without the provider', async () => {
  const order = await authorised(stack, newOrder(0));
  await letGo(stack, order);
  await heard(stack, PaymentVoided, order.orderId);
  expect(await stack.held(order.orderId)).toBeUndefined();
});

test('a capture without a hold is refused by name', async () => {
  const order = newOrder();
  await capture(stack, order);
  expect((await heard(stack, PaymentCaptureFailed, order.orderId)).reason.code).toBe('payment.not-held');
});

test('a capture during a void waits for it and captures nothing', async () => {
  const { orderId, ...order } = await authorised(stack, newOrder());
  const other = await stack.admin.connect();
  await other.query('begin');
  await other.query(`update payment.payment set status = 'voided' where order_id = $1`, [orderId]);
  await capture(stack, { orderId, ...order });
  await until('the capture to wait', async () => {
    const { rows } = await stack.admin.query<object>(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0];
  });
  await other.query('commit');
  other.release();
  expect((await heard(stack, PaymentCaptureFailed, orderId)).reason.code).toBe('payment.not-held');
  await rest();
  expect(await stack.held(orderId)).toMatchObject({ status: 'authorised', capturedAmount: 0 });
});
