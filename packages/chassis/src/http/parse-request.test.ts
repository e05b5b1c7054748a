import { describe, expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { type Operation, operation } from '@toric/contracts/kernel/operation';
import type { Request } from 'express';
import { z } from 'zod';
import { ANONYMOUS } from './endpoint.ts';
import { authorise, idempotencyKeyOf, parseRequest } from './parse-request.ts';

const op: Operation = operation({
  id: 'changeThing',
  endpoint: 'PATCH /things/{id}',
  owner: 'order',
  summary: 'x',
  reply: z.object({}),
  allow: ['customer:self', 'sales'],
  body: z.strictObject({ amount: z.int().min(1) }),
  params: z.object({ id: z.uuid() }),
  query: z.strictObject({ limit: z.coerce.number().default(25) }),
  versioned: true,
});
const post: Operation = { ...op, endpoint: 'POST /things' };
const id = '0197a000-0000-7000-8000-000000000001';
const now = new Date('2026-11-21T09:30:00Z');
const customer: Actor = { id, kind: 'customer', roles: ['customer'] };
const staff = (...roles: Actor['roles']): Actor => ({ id, kind: 'staff', roles });

type Given = { headers?: Record<string, string | string[]>; body?: unknown; params?: object; query?: object };

/** Returns the parts of an Express request that the tested functions read. */
function request({ headers = {}, body = { amount: 3 }, params = { id }, query = {} }: Given = {}): Request {
  const get = (name: string) => headers[name];
  return { get, headers, body, params, query, ip: '10.0.0.9', method: 'PATCH' } as unknown as Request;
}

function refusal(work: () => unknown): BusinessError {
  try {
    work();
  } catch (error) {
    if (error instanceof BusinessError) return error;
    throw error;
  }
  throw new Error('the request was not refused');
}
const pointers = (work: () => unknown) => refusal(work).errors.map(({ pointer }) => pointer);

describe('parseRequest', () => {
  test('returns each part as its schema parses it', () => {
    expect(parseRequest(op, request({ query: { limit: '7' } }), customer, now)).toEqual({
      body: { amount: 3 },
      params: { id },
      query: { limit: 7 },
      actor: customer,
      now,
      expectedVersion: undefined,
      callerAddress: '10.0.0.9',
      callerAgent: '',
      language: 'en',
      raw: undefined,
    });
  });

  test('the caller of a public route without a token is anonymous', () => {
    expect(parseRequest(op, request(), undefined, now).actor).toBe(ANONYMOUS);
  });

  test('reports every error at once, with its pointer', () => {
    const bad = request({ body: { amount: 0, price: 1 }, params: { id: '7' }, query: { limit: 'x' } });
    expect(pointers(() => parseRequest(op, bad, customer, now))).toEqual([
      '/amount',
      '/price',
      '#params/id',
      '#query/limit',
    ]);
  });

  test.each([
    [undefined, undefined],
    ['text/plain;charset=UTF-8', {}],
    ['application/x-www-form-urlencoded', {}],
  ])('refuses a body whose media type is %s with 415', (type, body) => {
    const headers = { 'content-length': '12', ...(type && { 'Content-Type': type }) };
    const refused = refusal(() => parseRequest(op, request({ headers, body }), customer, now));
    expect([refused.kind, refused.message]).toEqual([
      'unsupported-media-type',
      expect.stringContaining('Content-Type: application/json'),
    ]);
  });

  test.each([['application/json'], ['Application/JSON; charset=utf-8']])('takes a body of %s', (type) => {
    const headers = { 'content-length': '12', 'Content-Type': type };
    expect(parseRequest(op, request({ headers }), customer, now).body).toEqual({ amount: 3 });
  });

  test('treats a missing body as an empty one', () => {
    const { body: _, ...rest } = request();
    expect(pointers(() => parseRequest(op, rest as Request, customer, now))).toEqual(['/amount']);
  });

  test('passes raw bytes on unparsed, with the headers that have one value', () => {
    const bytes = Buffer.from('{"amount":0}');
    const headers = { 'webhook-id': 'w1', 'set-cookie': ['a', 'b'] };
    const { raw, body } = parseRequest({ ...op, rawBody: true }, request({ body: bytes, headers }), undefined, now);
    expect([raw, body]).toEqual([{ body: bytes, headers: { 'webhook-id': 'w1' } }, undefined]);
  });
});

describe('a file', () => {
  const importing: Operation = { ...post, file: { limit: 1_000, otherTypes: { 'text/csv': 'name' } } };
  const sent = (type: string, body: unknown) =>
    parseRequest(importing, request({ body, headers: { 'Content-Type': type } }), customer, now);

  test('is passed on as bytes, with its media type', () => {
    const bytes = Buffer.from('name\nBiofinity\n');
    const { file, body, raw } = sent('Text/CSV; charset=utf-8', bytes);
    expect([file, body, raw]).toEqual([{ type: 'text/csv', bytes }, undefined, undefined]);
  });

  test('of another media type is refused, and the refusal lists the allowed types', () => {
    const refused = refusal(() => sent('application/vnd.ms-excel', undefined));
    expect(refused).toMatchObject({ slug: 'unsupported-media-type', kind: 'unsupported-media-type' });
    expect(refused.message).toContain('application/json, text/csv');
  });
});

describe('the market', () => {
  const query = z.strictObject({ market: z.string().optional() });
  const { body: _, ...bodiless } = op;
  const read: Operation = { ...bodiless, endpoint: 'GET /things/{id}', query, inMarket: true };
  const check: Operation = { ...post, body: query, query: z.strictObject({}), inMarket: true };
  const headers = { Market: 'KR' };

  test('comes from the header unless the query has one', () => {
    expect(parseRequest(read, request({ headers, query: {} }), undefined, now).query).toEqual({ market: 'KR' });
    const both = request({ headers, query: { market: 'US' } });
    expect(parseRequest(read, both, undefined, now).query).toEqual({ market: 'US' });
    expect(parseRequest(read, request({ query: {} }), undefined, now).query).toEqual({});
  });

  test('is added to the body of an operation that has a body', () => {
    const parsed = (body: object) => parseRequest(check, request({ headers, body }), undefined, now).body;
    expect([parsed({}), parsed({ market: 'US' })]).toEqual([{ market: 'KR' }, { market: 'US' }]);
    expect(pointers(() => parsed(['KR']))).toEqual(['']);
  });

  test('in a header is ignored by operations that have no market', () => {
    expect(() =>
      parseRequest({ ...read, inMarket: false }, request({ headers, query: {} }), undefined, now),
    ).not.toThrow();
    expect(pointers(() => parseRequest(op, request({ headers, query: { market: 'US' } }), undefined, now))).toEqual([
      '#query/market',
    ]);
  });
});

describe('If-Match', () => {
  const version = (value: string, given = op) =>
    parseRequest(given, request({ headers: { 'If-Match': value } }), customer, now).expectedVersion;

  test('is the version, or undefined for *', () => {
    expect([version('"v3"'), version('"v120"'), version('*')]).toEqual([3, 120, undefined]);
  });

  test('may be the ETag of a cached answer, which names the content after the version', () => {
    expect([version('"v3.kJ2-x_9"'), version('"v12.kJ2-x_9.br"')]).toEqual([3, 12]);
  });

  test.each([['v3'], ['"3"'], ['W/"v3"'], ['"v3", "v4"'], ['""']])(
    '%s is refused, because it is no ETag of ours',
    (value) => {
      expect(pointers(() => version(value))).toEqual(['#header/If-Match']);
    },
  );

  test('is ignored by an operation that is not versioned', () => {
    expect(version('"v3"', { ...op, versioned: false })).toBeUndefined();
  });
});

describe('authorise', () => {
  test('asks an anonymous caller to sign in unless the route is public', () => {
    expect(refusal(() => authorise(op, undefined))).toMatchObject({ slug: 'auth.required', kind: 'unauthenticated' });
    expect(() => authorise({ ...op, allow: ['public'] }, undefined)).not.toThrow();
  });

  test('allows only the roles that the operation lists, which excludes an administrator', () => {
    expect(() => authorise(op, customer)).not.toThrow();
    expect(() => authorise(op, staff('sales'))).not.toThrow();
    const refused = refusal(() => authorise(op, staff('admin', 'finance')));
    expect(refused).toMatchObject({ slug: 'auth.forbidden', kind: 'forbidden' });
    expect(refused.message).toContain('customer:self, sales');
  });
});

describe('Idempotency-Key', () => {
  const key = (value: string | undefined, given = post) =>
    idempotencyKeyOf(given, request({ headers: value === undefined ? {} : { 'Idempotency-Key': value } }));

  test('is required for a POST only, unless the operation says otherwise', () => {
    expect(key('order-0001')).toBe('order-0001');
    expect(pointers(() => key(undefined))).toEqual(['#header/Idempotency-Key']);
    expect(key(undefined, op)).toBeUndefined();
    expect(key(undefined, { ...post, idempotent: false })).toBeUndefined();
  });

  test.each([['short'], ['x'.repeat(129)], ['with space'], ['ünïcödé-key'], ['line\nbreak-key']])(
    'refuses %j',
    (value) => {
      expect(pointers(() => key(value))).toEqual(['#header/Idempotency-Key']);
    },
  );

  test('may have 8 to 128 visible characters', () => {
    expect([key('x'.repeat(8)), key('~'.repeat(128))]).toEqual(['x'.repeat(8), '~'.repeat(128)]);
  });
});
