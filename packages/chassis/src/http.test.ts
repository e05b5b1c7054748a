// The frame around every route: one id per request, answers that give nothing away, problems for what is not there.
import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/business-error';
import { pino } from 'pino';
import request from 'supertest';
import { createHttpApp } from './http.ts';
import { requestScope } from './logger.ts';

const app = createHttpApp({
  log: pino({ level: 'silent' }),
  routes(routes) {
    routes.get('/id', (_request, response) => void response.json({ seen: requestScope.getStore()?.requestId }));
    routes.get('/refused', () => {
      throw new BusinessError('auth.required', 'unauthenticated', 'Sign in.');
    });
    routes.get('/rejected', () => Promise.reject(new Error('the secret of the house')));
  },
});

describe('X-Request-Id', () => {
  test('is taken when it is sane, and the code that runs knows it', async () => {
    const { headers, body } = await request(app).get('/id').set('X-Request-Id', 'shop-7:abc_1.2');
    expect([headers['x-request-id'], body.seen]).toEqual(['shop-7:abc_1.2', 'shop-7:abc_1.2']);
  });

  test.each([['short'], ['has space in it'], ['x'.repeat(129)], ['<script>alert(1)</script>']])(
    '%s is replaced',
    async (given) => {
      const { headers, body } = await request(app).get('/id').set('X-Request-Id', given);
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.seen).toBe(headers['x-request-id']);
    },
  );

  test('is made anew for every request', async () => {
    const [a, b] = await Promise.all([request(app).get('/id'), request(app).get('/id')]);
    expect(a.body.seen).not.toBe(b.body.seen);
  });
});

describe('failures', () => {
  test('a refusal is problem+json with the request it belongs to', async () => {
    const answer = await request(app).get('/refused?token=secret').set('X-Request-Id', 'request-1');
    expect([answer.status, answer.type]).toEqual([401, 'application/problem+json']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(JSON.parse(answer.text)).toEqual({
      type: '/docs/errors/auth.required',
      title: 'Sign in first',
      status: 401,
      detail: 'Sign in.',
      instance: '/refused',
      requestId: 'request-1',
    });
  });

  test('a rejected promise is a 500 that keeps the secret', async () => {
    const answer = await request(app).get('/rejected');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
  });

  test('what is not there is a 404 that says where to look', async () => {
    const answer = await request(app).post('/nowhere');
    expect([answer.status, JSON.parse(answer.text).detail]).toEqual([404, 'There is no POST /nowhere. See /docs.']);
  });

  test('no answer names its software', async () => {
    expect((await request(app).get('/id')).headers['x-powered-by']).toBeUndefined();
  });
});
