// Tests that the gateway refuses in the caller's language, and that it forwards this language to the services. The
// language of their answer is returned to the caller.
import { expect, test } from '@jest/globals';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { Unavailable, type UpstreamRequest } from './upstream.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';

/** Plays the services. Each answers with the language that reached it, except payment, which does not answer. */
async function ask({ owner, headers = {} }: UpstreamRequest) {
  if (owner === 'payment') throw new Unavailable(owner, {});
  const language = headers['accept-language'];
  return { status: 404, headers: { 'content-language': language, vary: 'Accept-Language' }, body: Buffer.from('') };
}

const app = gatewayApp({ ask, limits: { sensitive: 1 } });

const CHINESE_FIRST = 'zh-CN,zh;q=0.9,en;q=0.8';
type Method = 'get' | 'post' | 'delete';
const chinese = (method: Method, path: string, headers: Record<string, string> = {}) =>
  request(app)[method](path).set('Accept-Language', CHINESE_FIRST).set(headers);
const signedIn = { Authorization: 'Bearer customer' };

test.each<[Method, string, Record<string, string>, number, string, string]>([
  ['get', '/v1/orders', {}, 401, '请先登录', '此操作需要访问令牌。'],
  ['get', '/v1/coupons', signedIn, 403, '没有权限', '此操作仅限：marketing, finance, auditor。'],
  ['get', '/v1/nowhere', {}, 404, '未找到', '不存在 GET /v1/nowhere。'],
  ['delete', '/v1/orders', {}, 405, '不支持的方法', '此处不支持 DELETE。可用方法：'],
  ['get', `/v1/payments/${orderId}`, signedIn, 503, '暂时不可用', 'payment 服务暂时没有响应。'],
])('%s %s is refused in Chinese', async (method, path, headers, status, title, beginning) => {
  const answer = await chinese(method, path, headers);
  const problem = JSON.parse(answer.text);
  expect([answer.status, problem.title, problem.detail]).toEqual([status, title, expect.stringContaining(beginning)]);
  expect([answer.headers['content-language'], answer.headers['vary']]).toEqual(['zh-CN', 'Accept-Language']);
});

test('a request beyond the rate limit is refused in Chinese', async () => {
  await chinese('post', '/v1/sessions');
  const { status, text } = await chinese('post', '/v1/sessions');
  expect([status, JSON.parse(text).detail]).toEqual([
    429,
    expect.stringMatching(/^60 秒内的请求超过 1 次。请等待 \d+ 秒。$/),
  ]);
});

test.each([['/v1/products'], [`/v1/orders/${orderId}/events`]])(
  '%s forwards the language and answers in it',
  async (path) => {
    const { status, headers } = await chinese('get', path, signedIn);
    expect([status, headers['content-language'], headers['vary']]).toEqual([404, CHINESE_FIRST, 'Accept-Language']);
  },
);
