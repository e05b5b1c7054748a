import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { AUTH_NO_BEARER, REQUEST_INVALID, WANTS_ETAG } from '@toric/contracts/kernel/request.errors';
import { pino } from 'pino';
import request from 'supertest';
import { createHttpApp } from './http.ts';
import { requestScope } from '../process/logger.ts';

const app = createHttpApp({
  log: pino({ level: 'silent' }),
  routes(routes) {
    routes.get('/id', (_request, response) => void response.json({ seen: requestScope.getStore()?.requestId }));
    routes.get('/refused', () => {
      throw AUTH_NO_BEARER();
    });
    routes.get('/invalid', () => {
      throw REQUEST_INVALID().at({ pointer: '#header/If-Match', detail: WANTS_ETAG() });
    });
    routes.get('/rejected', () => Promise.reject(new Error('the secret of the house')));
  },
});

describe('X-Request-Id', () => {
  test('is accepted if it is well-formed, and the running code knows it', async () => {
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

  test('is made for each request that has none', async () => {
    const [a, b] = await Promise.all([request(app).get('/id'), request(app).get('/id')]);
    expect(a.body.seen).not.toBe(b.body.seen);
  });
});

describe('a header that may come only once', () => {
  /** Sends the lines as they are, because HTTP clients would join or drop repeated headers. */
  async function answerTo(headers: readonly string[]): Promise<string> {
    const server = app.listen(0);
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.end(['GET /id HTTP/1.1', ...headers, 'Connection: close', '', ''].join('\r\n'));
    const answer = await text(socket);
    server.close();
    return answer;
  }

  test.each([
    ['Host', ['Host: a.example', 'Host: b.example']],
    ['Host, also with the same value', ['Host: a.example', 'hOST: a.example']],
    ['Authorization', ['Host: a.example', 'Authorization: Bearer a', 'Authorization: Bearer b']],
    ['Content-Type', ['Host: a.example', 'Content-Type: text/csv', 'Content-Type: application/json']],
  ])('is refused twice: %s', async (_, headers) => {
    const answer = await answerTo(headers);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('/docs/errors/request.header-twice');
  });

  test('is taken once, and other headers may be repeated', async () => {
    const answer = await answerTo(['Host: a.example', 'Accept: a/b', 'Accept: c/d', 'X-A: 1', 'X-A: 2']);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('a query', () => {
  test.each([['?q=%ff%fe'], ['?q=a&%C3=b'], ['?q=%ED%A0%80']])(
    'with bytes that are no UTF-8 is refused: %s',
    async (query) => {
      const answer = await request(app).get(`/id${query}`);
      expect([answer.status, JSON.parse(answer.text).type]).toEqual([400, '/docs/errors/request.not-unicode']);
    },
  );

  test.each([[''], ['?q=%C3%A9'], ['?q=100%'], ['?q=%zz&b=%']])('in UTF-8 is taken: %s', async (query) => {
    expect((await request(app).get(`/id${query}`)).status).toBe(200);
  });
});

describe('failures', () => {
  test('a refusal is problem+json with the id of its request', async () => {
    const answer = await request(app).get('/refused?token=secret').set('X-Request-Id', 'request-1');
    expect([answer.status, answer.type]).toEqual([401, 'application/problem+json']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(JSON.parse(answer.text)).toEqual({
      type: '/docs/errors/auth.invalid-token',
      title: 'Sign in first',
      status: 401,
      detail: 'Send the access token as: Authorization: Bearer <token>.',
      instance: '/refused',
      requestId: 'request-1',
    });
  });

  test('a rejected promise is a 500 that does not show its message', async () => {
    const answer = await request(app).get('/rejected');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
  });

  test('an unknown route is a 404 that names the documentation', async () => {
    const answer = await request(app).post('/nowhere');
    expect([answer.status, JSON.parse(answer.text).detail]).toEqual([404, 'There is no POST /nowhere. See /docs.']);
  });

  test('come in the language that is asked for, including the fields, and vary by it for caches', async () => {
    const inLanguage = async (wish: string) => {
      const { text, headers } = await request(app).get('/invalid').set('Accept-Language', wish);
      const { title, detail, errors } = JSON.parse(text);
      return [headers['content-language'], headers['vary'], title, detail, errors[0].detail];
    };
    expect(await inLanguage('fr')).toEqual([
      'en',
      'Accept-Language',
      'The request is not valid',
      'Some fields are not valid. Correct them and send the request again.',
      'send the ETag of the last answer, e.g. "v3"',
    ]);
    expect(await inLanguage('zh-CN,en;q=0.5')).toEqual([
      'zh-CN',
      'Accept-Language',
      '请求无效',
      '部分字段无效。请更正后重新发送请求。',
      '请发送上次响应中的 ETag，例如 "v3"',
    ]);
  });

  test.each([
    ['/refused', 401],
    ['/invalid', 400],
    ['/nowhere', 404],
    ['/rejected', 500],
  ])('are kept by no cache: GET %s answers %i', async (path, expected) => {
    const { status, headers } = await request(app).get(path);
    expect([status, headers['cache-control']]).toEqual([expected, 'no-store']);
  });

  test('no reply names its software', async () => {
    expect((await request(app).get('/id')).headers['x-powered-by']).toBeUndefined();
  });
});
