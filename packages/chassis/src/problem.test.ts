// What a failure looks like from outside: one table from kind to status, and no word about our insides.
import { describe, expect, test } from '@jest/globals';
import type { BusinessErrorKind } from '@toric/contracts/kernel/business-error';
import { refusal } from '@toric/contracts/kernel/refusal';
import { asRefusal, problemOf, STATUS } from './problem.ts';

const withCode = (code: string) => Object.assign(new Error('insert into secret_table'), { code });
const withStatus = (status: number) => Object.assign(new Error('inside'), { status });
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
  ])('that is %s is a %s, with its slug and its own words in each language', (kind, status) => {
    const fields = [{ pointer: '/lines/0', detail: { en: 'not made', zh: '没有此参数' } }];
    const refused = refusal('order.some-rule', kind, text)().at(...fields);
    const type = '/docs/errors/order.some-rule';
    const { title } = STATUS[kind];
    expect([problemOf(refused, 'en'), problemOf(refused, 'zh')]).toEqual([
      { type, title: title.en, status, detail: text.en, errors: [{ pointer: '/lines/0', detail: 'not made' }] },
      { type, title: title.zh, status, detail: text.zh, errors: [{ pointer: '/lines/0', detail: '没有此参数' }] },
    ]);
  });

  test('leaves `errors` out when there are none', () => {
    expect(problemOf(refusal('order.some-rule', 'conflict', text)(), 'en')).not.toHaveProperty('errors');
  });
});

describe('a failure', () => {
  test.each([['ECONNREFUSED'], ['57P01'], ['53300'], ['40001'], ['40P01'], ['55P03']])(
    'of a database that is away or in conflict (%s) says: again, with the same key',
    (code) => {
      const refused = asRefusal(withCode(code));
      expect(refused).toMatchObject({ slug: 'unavailable', kind: 'unavailable' });
      expect(refused.message).toContain('same Idempotency-Key');
    },
  );

  test('a reader that meets a database on its way up says so too, in words of its own', () => {
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

  test('a body that is too large hears what is allowed here', () => {
    expect(asRefusal(withStatus(413)).message).toBe('The body may weigh at most 100 KiB.');
    expect(asRefusal(Object.assign(withStatus(413), { limit: 1_048_576 })).message).toContain('at most 1024 KiB');
  });

  test('never tells what broke inside', () => {
    expect(JSON.stringify(problemOf(asRefusal(withCode('23505')), 'en'))).not.toContain('secret_table');
  });
});
