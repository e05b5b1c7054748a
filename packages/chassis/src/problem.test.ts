// What a failure looks like from outside: one table from kind to status, and no word about our insides.
import { describe, expect, test } from '@jest/globals';
import { BusinessError, type BusinessErrorKind } from '@toric/contracts/business-error';
import { z } from 'zod';
import { fieldErrors, problem, STATUS, toProblem } from './problem.ts';

const withCode = (code: string) => Object.assign(new Error('insert into secret_table'), { code });
const withStatus = (status: number) => Object.assign(new Error('inside'), { status });

describe('toProblem', () => {
  test.each<[BusinessErrorKind, number]>([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['stale', 412],
    ['unprocessable', 422],
    ['too-many', 429],
  ])('a %s refusal is %s, with its slug and its own words', (kind, status) => {
    const errors = [{ pointer: '/lines/0', detail: 'not made' }];
    const answer = toProblem(new BusinessError('order.some-rule', kind, 'Do this instead.', errors));
    expect(answer).toMatchObject({ type: '/docs/errors/order.some-rule', status, detail: 'Do this instead.', errors });
    expect(answer.title).not.toBe('Error');
    expect(STATUS[kind]).toBe(status);
  });

  test.each([['ECONNREFUSED'], ['57P01'], ['53300'], ['40001'], ['40P01'], ['55P03']])(
    'a database that is away or in conflict (%s) says: again, with the same key',
    (code) => {
      const answer = toProblem(withCode(code));
      expect(answer).toMatchObject({ status: 503, retryAfter: 2 });
      expect(answer.detail).toContain('same Idempotency-Key');
    },
  );

  test('a reader that meets a database on its way up says so too, in words of its own', () => {
    const error = Object.assign(new Error('Database error. Code: `57P03`. Message: `starting up`'), { code: 'P2039' });
    expect(toProblem(error)).toMatchObject({ status: 503, retryAfter: 2 });
    expect(toProblem(withCode('P1017'))).toMatchObject({ status: 503 });
    expect(toProblem(Object.assign(new Error('Code: `42P01`'), { code: 'P2039' }))).toMatchObject({ status: 500 });
  });

  test.each([
    [withStatus(413), 413, 'too-large'],
    [withStatus(415), 415, 'unsupported-media-type'],
    [withStatus(400), 400, 'malformed'],
    [withStatus(418), 400, 'malformed'],
    [withStatus(302), 500, 'internal'],
    [withCode('23505'), 500, 'internal'],
    [new TypeError('x is not a function'), 500, 'internal'],
    ['a string', 500, 'internal'],
    [undefined, 500, 'internal'],
  ])('%s is %s %s', (error, status, slug) => {
    expect(toProblem(error)).toMatchObject({ status, type: `/docs/errors/${slug}` });
  });

  test('never tells what broke inside', () => {
    expect(JSON.stringify(toProblem(withCode('23505')))).not.toContain('secret_table');
  });
});

describe('problem', () => {
  test('leaves `errors` out when there are none', () => {
    expect(problem(404, 'no-such-route', 'Gone.')).toEqual({
      type: '/docs/errors/no-such-route',
      title: 'Not found',
      status: 404,
      detail: 'Gone.',
    });
  });
});

describe('fieldErrors', () => {
  const schema = z.object({ lines: z.array(z.object({ quantity: z.int() })), code: z.string() });
  const failure = schema.safeParse({ lines: [{ quantity: 1 }, { quantity: 'two' }] }).error ?? new z.ZodError([]);

  test('points at every wrong field, from the root it is given', () => {
    expect(fieldErrors(failure, '').map(({ pointer }) => pointer)).toEqual(['/lines/1/quantity', '/code']);
    expect(fieldErrors(failure, '#query')[1]?.pointer).toBe('#query/code');
  });
});
