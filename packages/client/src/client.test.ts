// Tests the work that the client does for an app: idempotency keys, retries, fresh tokens, pages and live events.
import { describe, expect, test } from '@jest/globals';
import { AttachFile, GetAttachment } from '@toric/contracts/customer/prescriptions/attachment.http';
import { RefreshSession } from '@toric/contracts/customer/accounts/session.http';
import { ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { CancelOrder, GetOrder } from '@toric/contracts/order/order.http';
import { ConvertVertex } from '@toric/contracts/tools/tools.http';
import { type ClientOptions, createClient } from './client.ts';

const orderId = '0197a000-0000-7000-8000-000000000001';
const params = { orderId };
const at = '2026-11-21T09:30:00.000Z';
const usd = { amount: 0, currency: 'USD' };
const order = {
  id: orderId,
  number: 'T-1',
  customerId: orderId,
  status: 'cancelled',
  reason: null,
  cancellationNote: null,
  market: 'US',
  lines: [],
  subtotal: usd,
  discount: usd,
  delivery: null,
  tax: usd,
  taxMode: 'inside',
  total: usd,
  promisedOn: null,
  promisedBefore: null,
  channel: 'web',
  placedBy: null,
  tagIds: [],
  onHold: false,
  shipBy: null,
  amendingId: null,
  returnId: null,
  couponCode: null,
  shippingAddressId: orderId,
  shipment: null,
  shipmentWarning: null,
  invoiceNumber: null,
  version: 1,
  createdAt: at,
  updatedAt: at,
};
const warehouse = { code: 'NJ-1', name: 'Jersey', country: 'US', markets: ['US'], priority: 1, createdAt: at };
const ok = (body: unknown) => Response.json(body);
const refused = (status: number, slug: string, headers: Record<string, string> = {}) =>
  Response.json(
    { type: `/docs/errors/${slug}`, title: 'No', status, detail: 'No.', instance: '/', requestId: 'r' },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );
const broken = () => {
  throw new TypeError('fetch failed');
};

/**
 * Returns a client, and the list of the requests that it has sent. The API behind the client gives the scripted answers
 * one after the other. When no answer is left, the connection breaks.
 */
function scripted(answers: (() => Response)[], options: Partial<ClientOptions> = {}) {
  const seen: { url: string; headers: Headers }[] = [];
  const fetch = (url: unknown, init: RequestInit = {}) => {
    seen.push({ url: String(url), headers: new Headers(init.headers) });
    return new Promise<Response>((resolve) => resolve((answers.shift() ?? broken)()));
  };
  return { seen, client: createClient({ baseUrl: 'https://shop.example/v1', fetch, ...options }) };
}
const keysOf = (seen: { headers: Headers }[]) => seen.map(({ headers }) => headers.get('idempotency-key'));
const soon = { 'retry-after': '0' };

describe('a POST', () => {
  test('that changes nothing has no idempotency key, and its operation types the answer', async () => {
    const { client, seen } = scripted([
      () => ok({ exact: { sphere: -7.3 }, rounded: { sphere: -7.25 }, disclaimer: '' }),
    ]);
    const { body } = await client.call(ConvertVertex, { body: { sphere: -8 } });
    expect(body.rounded.sphere).toBe(-7.25);
    expect(keysOf(seen)).toEqual([null]);
    expect(seen[0]?.url).toBe('https://shop.example/v1/tools/vertex');
  });

  test('is retried with its key if there is no answer, the service is unavailable or the first attempt still runs', async () => {
    const answers = [
      broken,
      () => refused(503, 'unavailable', soon),
      () => refused(409, 'idempotency.in-flight', soon),
      () => ok(order),
    ];
    const { client, seen } = scripted(answers);
    expect((await client.call(CancelOrder, { params, body: {} })).body.id).toBe(orderId);
    const keys = keysOf(seen);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('has a new key for each call', async () => {
    const { client, seen } = scripted([() => ok(order), () => ok(order)]);
    await client.call(CancelOrder, { params, body: {} });
    await client.call(CancelOrder, { params, body: {} });
    expect(new Set(keysOf(seen)).size).toBe(2);
  });

  test('without a key is never retried, because a refresh token that is used twice ends the session', async () => {
    const { client, seen } = scripted([broken, () => ok({})]);
    const body = { refreshToken: 'x'.repeat(43) };
    await expect(client.call(RefreshSession, { body })).rejects.toThrow('got no answer');
    expect(seen).toHaveLength(1);
  });

  test('without a key is retried if the caller says that a retry does no harm', async () => {
    const { client, seen } = scripted([broken, () => refused(401, 'auth.session-ended')]);
    const call = client.call(RefreshSession, { body: { refreshToken: 'x'.repeat(43) }, retryable: true });
    await expect(call).rejects.toMatchObject({ slug: 'auth.session-ended' });
    expect(seen).toHaveLength(2);
  });
});

test('a refusal is thrown with its slug, and a conflict without Retry-After is not retried', async () => {
  const { client, seen } = scripted([() => refused(409, 'order.too-late-to-cancel')]);
  const call = client.call(CancelOrder, { params, body: {} });
  await expect(call).rejects.toMatchObject({ name: 'ProblemError', slug: 'order.too-late-to-cancel', status: 409 });
  expect(seen).toHaveLength(1);
});

test('a file is sent and received as bytes', async () => {
  const bytes = new Uint8Array([255, 216, 255, 0, 10]);
  const headers = { 'content-type': 'image/jpeg', 'content-disposition': 'attachment; filename=a-1.jpg' };
  const { client, seen } = scripted([
    () => refused(409, 'attachment.too-many'),
    () => new Response(bytes, { headers }),
  ]);
  const prescription = { customerId: orderId, prescriptionId: orderId };
  const sent = client.call(AttachFile, { params: prescription, file: { type: 'image/jpeg', bytes } });
  await expect(sent).rejects.toMatchObject({ slug: 'attachment.too-many' });
  expect(seen[0]?.headers.get('content-type')).toBe('image/jpeg');
  const { body } = await client.call(GetAttachment, { params: { ...prescription, attachmentId: orderId } });
  expect(body).toEqual({ mediaType: 'image/jpeg', fileName: 'a-1.jpg', bytes });
});

test('an answer in another format than that of this API gives an error that says so', async () => {
  const { client } = scripted([() => new Response('<html>', { status: 502 })]);
  await expect(client.call(GetOrder, { params })).rejects.toThrow('answered 502, but not in the format of this API');
});

test('a machine sends its key with every call, and does not repeat a refused one', async () => {
  const { client, seen } = scripted([() => ok(order), () => refused(401, 'auth.key-over')], { key: 'toric_test_x' });
  await client.call(GetOrder, { params });
  await expect(client.call(GetOrder, { params })).rejects.toMatchObject({ slug: 'auth.key-over' });
  expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(Array(2).fill('Bearer toric_test_x'));
});

test('an expired token is renewed once for all calls that were refused with it', async () => {
  let token = 'old';
  const renewed: string[] = [];
  const renew = (old?: string) => {
    if (old === undefined) return token;
    renewed.push(old);
    token = 'new';
    return token;
  };
  const expired = () => refused(401, 'auth.invalid-token');
  const { client, seen } = scripted([expired, expired, () => ok(order), () => ok(order)], { token: renew });
  await Promise.all([client.call(GetOrder, { params }), client.call(GetOrder, { params })]);
  expect(renewed).toEqual(['old']);
  const tokens = seen.map(({ headers }) => headers.get('authorization'));
  expect(tokens).toEqual(['Bearer old', 'Bearer old', 'Bearer new', 'Bearer new']);
});

test('each() goes through all pages and requests a page only when it is needed', async () => {
  const ids = [1, 2, 3].map((n) => `0197a000-0000-7000-8000-00000000000${n}`);
  const listed = ids.map((id) => ({ ...warehouse, id }));
  const pages = [
    { data: listed.slice(0, 2), nextCursor: 'more' },
    { data: listed.slice(2), nextCursor: null },
  ];
  const { client, seen } = scripted(pages.map((page) => () => ok(page)));
  const found: string[] = [];
  for await (const { id } of client.each(ListWarehouses, { query: { limit: 2 } })) {
    found.push(id);
    expect(seen).toHaveLength(found.length > 2 ? 2 : 1);
  }
  expect(found).toEqual(ids);
  expect(seen.map(({ url }) => url.split('?')[1])).toEqual(['limit=2', 'limit=2&cursor=more']);
});

test('expand is sent by name, and the answer contains the added objects', async () => {
  const { client, seen } = scripted([() => ok({ ...order, customer: null })]);
  const { body } = await client.call(GetOrder, { params, expand: ['customer', 'payment.refunds'] });
  expect([body.customer, body.payment]).toEqual([null, undefined]);
  expect(seen[0]?.url).toContain(`/orders/${orderId}?expand=customer%2Cpayment.refunds`);
});

describe('events()', () => {
  const step = (id: number, status: string) =>
    `id: ${id}\nevent: status\ndata: ${JSON.stringify({ id: String(id), status, reason: null, at })}\n\n`;
  /**
   * Returns an answer whose text arrives in pieces of at most 30 characters, so that events are split in the middle.
   * After the last piece the stream ends, or its connection breaks.
   */
  const stream = (text: string, end: 'ends' | 'breaks') => () => {
    const pieces = text.match(/[^]{1,30}/g) ?? [];
    return new Response(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces.shift();
          if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
          else if (end === 'ends') controller.close();
          else controller.error(new TypeError('terminated'));
        },
      }),
    );
  };

  test('resumes a stream where it broke, and ends with the order', async () => {
    const first = stream(`: still here\n\n${step(1, 'verifying')}${step(2, 'reserving')}id: 3\nda`, 'breaks');
    const { client, seen } = scripted([first, broken, stream(step(3, 'completed'), 'ends')]);
    const statuses: string[] = [];
    for await (const { status } of client.events(orderId)) statuses.push(status);
    expect(statuses).toEqual(['verifying', 'reserving', 'completed']);
    expect(seen.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, '2', '2']);
  });

  test('ends at once if the order has ended and its last step is known', async () => {
    const { client, seen } = scripted([() => new Response(null, { status: 204 })]);
    expect(await client.events(orderId, { after: '3' }).next()).toEqual({ done: true, value: undefined });
    expect(seen).toHaveLength(1);
  });

  test('ends with a refusal, because another customer’s order never becomes readable', async () => {
    const { client } = scripted([() => refused(404, 'order.not-found')]);
    await expect(client.events(orderId).next()).rejects.toMatchObject({ slug: 'order.not-found' });
  });
});
