import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, customerId, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const steps = async (orderId: string, after = '') =>
  (await shop.api().get(`/orders/${orderId}/steps?after=${after}`).set('Authorization', `Bearer ${shop.customer}`))
    .body as { data: { id: string; status: string }[]; ended: boolean };

test('the steps of an order tell whether it has ended, also to a client that knows its last step', async () => {
  const { id } = (await shop.place(body)).body as { id: string };
  expect(await steps(id)).toMatchObject({ data: [{ status: 'verifying' }], ended: false });
  await shop.post(`/orders/${id}/cancel`, shop.customer, {});
  const { data } = await until('the end', async () => {
    const found = await steps(id);
    return found.ended ? found : undefined;
  });
  expect(data.at(-1)?.status).toBe('cancelled');
  expect(await steps(id, data.at(-1)?.id)).toEqual({ data: [], ended: true });
  expect(await steps(id.toUpperCase(), data.at(-1)?.id)).toEqual({ data: [], ended: true });
});

test('the reason of a cancelled order and of its last step is in the language of the caller', async () => {
  const { id } = (await shop.place(body)).body as { id: string };
  await shop.post(`/orders/${id}/cancel`, shop.customer, {});
  await shop.reaches(id, 'cancelled');
  const details = async (path: string, language: string) => {
    const request = shop.api().get(path).set('Authorization', `Bearer ${shop.customer}`);
    const { reason, data } = (await request.set('Accept-Language', language)).body;
    return (reason ?? data.at(-1).reason).detail as string;
  };
  for (const path of [`/orders/${id}`, `/orders/${id}/steps`]) {
    expect([await details(path, 'en'), await details(path, 'zh-CN')]).toEqual([
      'Cancelled by the customer.',
      '由客户取消。',
    ]);
  }
});

test('a body without a content type is refused with 415, not with its fields', async () => {
  const { status, body: problem } = await shop
    .api()
    .post('/orders')
    .set({ Authorization: `Bearer ${shop.customer}`, 'Idempotency-Key': 'no-type-at-all', 'Content-Type': '' })
    .send(JSON.stringify(body));
  expect([status, problem.type]).toEqual([415, '/docs/errors/unsupported-media-type']);
});

test('the steps of an order are its change record, for the customer and for those who work with orders', async () => {
  const { id } = (await shop.place(body)).body as { id: string };
  await shop.post(`/orders/${id}/cancel`, shop.customer, {});
  await shop.reaches(id, 'cancelled');
  type Listed = { data: { id: string; at: string; fields: object[] }[]; nextCursor: string | null };
  const changes = async (query: string, token: string): Promise<Listed> =>
    (await shop.api().get(`/changes?${query}`).set('Authorization', `Bearer ${token}`).expect(200)).body;
  const own = await changes(`subject=${id}`, shop.customer);
  expect(own.data.at(-1)).toMatchObject({
    ...{ service: 'order', action: 'order.status', subject: id, customerId, actorKind: 'process' },
    fields: [{ name: 'status', before: null, after: 'verifying' }],
  });
  expect(own.data[0]?.fields).toMatchObject([{ name: 'status', after: 'cancelled' }]);
  const first = await changes(`subject=${id}&limit=1`, shop.customer);
  const rest = await changes(`subject=${id}&cursor=${first.nextCursor}`, shop.customer);
  expect([...first.data, ...rest.data]).toEqual(own.data);
  const sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  expect((await changes(`customerId=${customerId}&subjectType=order`, sales)).data).toEqual(
    expect.arrayContaining([expect.objectContaining({ subject: id })]),
  );
  for (const token of [shop.warehouse, await shop.stack.token()])
    expect((await changes(`subject=${id}`, token)).data).toEqual([]);
  expect((await changes('', sales)).data).toEqual([]);
});
