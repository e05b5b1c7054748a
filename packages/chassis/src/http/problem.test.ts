import { describe, expect, test } from '@jest/globals';
import type { BusinessErrorKind } from '@toric/contracts/kernel/business-error';
import { refusal } from '@toric/contracts/kernel/refusal';
import type { Request } from 'express';
import { asRefusal as refusalFor, problemOf, STATUS } from './problem.ts';

const withCode = (code: string) => Object.assign(new Error('insert into secret_table'), { code });
const withStatus = (status: number) => Object.assign(new Error('inside'), { status });
// the tested functions read only these parts of a request
const sentAs = (method: string, key?: string) => ({ method, get: () => key }) as unknown as Request;
const asRefusal = (error: unknown, request = sentAs('POST', 'order-0001')) => refusalFor(error, request);
const text = { en: 'Do this instead.', zh: '请改为这样做。' };

describe('a refusal', () => {
  test.each<[BusinessErrorKind, number]>([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['method-not-allowed', 405],
    ['conflict', 409],
    ['stale', 412],
    ['too-large', 413],
    ['unsupported-media-type', 415],
    ['unprocessable', 422],
    ['too-many', 429],
    ['internal', 500],
    ['unavailable', 503],
  ])('of kind %s has status %s, its slug and its text in each language', (kind, status) => {
    const fields = [{ pointer: '/lines/0', detail: { en: 'not made', zh: '没有此参数' } }];
    const refused = refusal('order.some-rule', kind, text)().at(...fields);
    const type = '/docs/errors/order.some-rule';
    const { title } = STATUS[kind];
    expect([problemOf(refused, 'en'), problemOf(refused, 'zh')]).toEqual([
      {
        type,
        title: title.en,
        status,
        detail: text.en,
        errors: [{ in: 'body', pointer: '/lines/0', detail: 'not made' }],
      },
      {
        type,
        title: title.zh,
        status,
        detail: text.zh,
        errors: [{ in: 'body', pointer: '/lines/0', detail: '没有此参数' }],
      },
    ]);
  });

  test.each([
    ['/lines/0/quantity', 'body', '/lines/0/quantity'],
    ['', 'body', ''],
    ['#query/limit', 'query', '/limit'],
    ['#query', 'query', ''],
    ['#params/orderId', 'path', '/orderId'],
    ['#header/If-Match', 'header', '/If-Match'],
    ['#file/line/7/sphere', 'file', '/line/7/sphere'],
    ['#stored/lots/1', 'stored', '/lots/1'],
  ])('has one kind of pointer: %s is in %s', (pointer, part, shown) => {
    const { errors } = problemOf(refusal('order.some-rule', 'invalid', text)().at({ pointer, detail: text }), 'en');
    expect(errors).toEqual([{ in: part, pointer: shown, detail: text.en }]);
  });

  test('has the nearest lens as a member, for programs', () => {
    const nearest = [{ pointer: '/lines/0/parameters', parameters: { sphere: -6 } }];
    const refused = refusal('order.some-rule', 'unprocessable', text)()
      .with({ nearest })
      .at(...[]);
    expect(problemOf(refused, 'en')).toMatchObject({ nearest });
  });

  test('leaves `errors` out when there are none', () => {
    expect(problemOf(refusal('order.some-rule', 'conflict', text)(), 'en')).not.toHaveProperty('errors');
  });
});

describe('a failure', () => {
  test.each([['ECONNREFUSED'], ['57P01'], ['53300'], ['40001'], ['40P01'], ['55P03']])(
    'of a database that is down or in conflict (%s) asks for a retry with the same key',
    (code) => {
      const refused = asRefusal(withCode(code));
      expect(refused).toMatchObject({ slug: 'unavailable', kind: 'unavailable' });
      expect(refused.message).toContain('same Idempotency-Key');
    },
  );

  test('of Prisma that quotes the code of a starting database asks for a retry too', () => {
    const error = Object.assign(new Error('Database error. Code: `57P03`. Message: `starting up`'), { code: 'P2039' });
    expect(asRefusal(error)).toMatchObject({ slug: 'unavailable' });
    expect(asRefusal(withCode('P1017'))).toMatchObject({ slug: 'unavailable' });
    expect(asRefusal(Object.assign(new Error('Code: `42P01`'), { code: 'P2039' }))).toMatchObject({ slug: 'internal' });
  });

  test.each([
    [withStatus(413), 'too-large'],
    [withStatus(415), 'unsupported-media-type'],
    [withStatus(400), 'malformed'],
    [withStatus(418), 'malformed'],
    [withStatus(302), 'internal'],
    [withCode('23505'), 'internal'],
    [new TypeError('x is not a function'), 'internal'],
    ['a string', 'internal'],
    [undefined, 'internal'],
  ])('%s is %s', (error, slug) => {
    expect(asRefusal(error).slug).toBe(slug);
  });

  test('of a too large body names the limit of the operation', () => {
    expect(asRefusal(withStatus(413)).message).toBe('The body may weigh at most 100 KiB.');
    expect(asRefusal(Object.assign(withStatus(413), { limit: 1_048_576 })).message).toContain('at most 1024 KiB');
  });

  test.each([['57P01'], ['23505']])(
    'of a read (%s) speaks neither of storing nor of a key, even if the client sent one',
    (code) => {
      const { detail } = asRefusal(withCode(code), sentAs('GET', 'order-0001'));
      expect(detail.en).not.toMatch(/store|Idempotency-Key/);
      expect(detail.zh).not.toMatch(/保存|Idempotency-Key/);
    },
  );

  test.each([['57P01'], ['23505']])('of a write without a key (%s) does not speak of a key', (code) => {
    expect(asRefusal(withCode(code), sentAs('PATCH')).message).not.toContain('Idempotency-Key');
    expect(asRefusal(withCode(code), sentAs('POST', 'order-0001')).message).toContain('Idempotency-Key');
  });

  test('never shows its cause', () => {
    expect(JSON.stringify(problemOf(asRefusal(withCode('23505')), 'en'))).not.toContain('secret_table');
  });
});
