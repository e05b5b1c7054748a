// Tests the pages to which links in mails lead: languages, policies, forms, and refusals.
import { expect, test } from '@jest/globals';
import { createHttpApp } from '@toric/chassis/http/http';
import { pino } from 'pino';
import request from 'supertest';
import { ownLimiter } from '../edge/rate-limit.store.ts';
import type { Answer, UpstreamRequest } from '../edge/upstream.ts';
import { mountPages } from './link-pages.ts';

const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';
const problem = (slug: string, detail: string, status = 422): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: Buffer.from(
    JSON.stringify({ type: `/docs/errors/${slug}`, title: 'x', status, detail, instance: '/x', requestId: 'r' }),
  ),
});
const DONE: Answer = { status: 204, headers: {}, body: Buffer.alloc(0) };

function appWith(answer: Answer | 'away' = DONE, sensitive = 100) {
  const asked: UpstreamRequest[] = [];
  const ask = async (given: UpstreamRequest) => {
    asked.push(given);
    if (answer === 'away') throw new Error('away');
    return answer;
  };
  const limit = ownLimiter(sensitive);
  const limits = { requests: limit, reads: limit, webhooks: limit, sensitive: limit, ofKeys: () => limit };
  const app = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) => mountPages(routes, { upstreams: { ask }, limits }),
  });
  return { app, asked };
}
const PATHS = [
  ...['/pages/account-confirmation', '/pages/password-reset', '/pages/email-change', '/pages/staff-invitation'],
  '/pages/account-claim',
];

test.each(PATHS)('%s does nothing when it is opened, and shows a form with the token', async (path) => {
  const { app, asked } = appWith();
  const { text, headers } = await request(app).get(path).query({ token: TOKEN }).expect(200);
  expect(asked).toEqual([]);
  expect(text).toContain(`<input type="hidden" name="token" value="${TOKEN}">`);
  expect(text).not.toContain('<script');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; form-action 'self';/);
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cache-control']).toBe('no-store');
});

test('a page speaks the language of the browser, and the switch changes it', async () => {
  const { app } = appWith();
  const read = (query: object, accept: string) =>
    request(app)
      .get('/pages/password-reset')
      .query({ token: TOKEN, ...query })
      .set('Accept-Language', accept);
  expect((await read({}, 'zh-CN,en;q=0.5')).text).toContain('<html lang="zh-CN">');
  const english = (await read({}, 'en')).text;
  expect(english).toContain('<html lang="en">');
  expect(english).toContain('href="/pages/password-reset?lang=zh&#38;token=');
  expect((await read({ lang: 'zh' }, 'en')).text).toContain('设定新密码');
});

test('the form calls the operation with the token, the language and the address of the person', async () => {
  const { app, asked } = appWith();
  const form = { token: TOKEN, lang: 'zh', password: 'four words are better', repeated: 'four words are better' };
  const { text } = await request(app).post('/pages/password-reset').type('form').send(form).expect(200);
  expect(text).toContain('新密码已设定');
  expect(text).not.toContain('<form');
  const [call] = asked;
  expect(call).toMatchObject({ owner: 'customer', method: 'POST', path: '/password-resets/complete' });
  expect(call?.headers).toMatchObject({ 'accept-language': 'zh-CN', 'x-forwarded-for': expect.any(String) });
  expect(JSON.parse(String(call?.body))).toEqual({ token: TOKEN, password: 'four words are better' });
});

test('two different passwords are not sent', async () => {
  const { app, asked } = appWith();
  const form = { token: TOKEN, password: 'four words are better', repeated: 'four words are worse' };
  const { text } = await request(app).post('/pages/password-reset').type('form').send(form).expect(400);
  expect(text).toContain('<p role="alert">The two passwords differ.');
  expect(asked).toEqual([]);
});

test('a refused password keeps the form, and a link that cannot be used ends it', async () => {
  const form = { token: TOKEN, password: 'Password1234', repeated: 'Password1234' };
  const send = (answer: Answer) => request(appWith(answer).app).post('/pages/password-reset').type('form').send(form);
  const unfit = await send(problem('password.too-common', 'This password is easy to guess.', 400)).expect(400);
  expect(unfit.text).toContain('<p role="alert">This password is easy to guess.</p>');
  expect(unfit.text).toContain('<form');
  const used = await send(problem('account.link-unusable', 'This link cannot be used.')).expect(422);
  expect(used.text).toContain('This link cannot be used.');
  expect(used.text).not.toContain('<form');
});

test('a token is shown as text, whatever it contains, and a missing one is explained', async () => {
  const { app } = appWith();
  const evil = `"><script>alert(1)</script>`;
  expect((await request(app).get('/pages/email-change').query({ token: evil })).text).not.toContain('<script');
  const { text } = await request(app).get('/pages/email-change').expect(200);
  expect(text).toContain('This address is not complete.');
  expect(text).not.toContain('<form');
  await request(app).post('/pages/email-change').type('form').send({}).expect(400);
});

test('while the service is away the form stays, and guesses are limited', async () => {
  const { app } = appWith('away', 2);
  const send = () => request(app).post('/pages/account-confirmation').type('form').send({ token: TOKEN });
  const { text } = await send().expect(503);
  expect(text).toContain('Your link is still good');
  expect(text).toContain('<form');
  await send().expect(503);
  await send().expect(429);
});

const json = (body: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});
const ORDER = {
  ...{ number: 'T-2026-000001', status: 'shipped', createdAt: '2026-11-20T10:00:00.000Z' },
  ...{ parcels: [{ carrier: 'UPS', trackingNumber: '1Z999<b>' }], updatedAt: '2026-11-21T10:00:00.000Z' },
};
const RECALL = {
  ...{ reference: 'Z-0217-2026', title: 'Lenses <may> tear', severity: 'II', whatToDo: 'Send them back.' },
  ...{ sourceUrl: 'https://authority.example/recalls/1', lots: ['L1', 'L2'], boxes: 3, outcome: null },
};

test('the page of an order shows its state and parcel when it is opened, and has no form', async () => {
  const { app, asked } = appWith(json(ORDER));
  const { text } = await request(app).get('/pages/order').query({ token: TOKEN, lang: 'zh' }).expect(200);
  expect(asked).toMatchObject([{ owner: 'order', method: 'POST', path: '/order-tracking' }]);
  expect(JSON.parse(String(asked[0]?.body))).toEqual({ token: TOKEN });
  expect(text).toContain('包裹运送中');
  expect(text).toContain('1Z999&#60;b&#62;');
  expect(text).not.toContain('<form');
  await request(app).post('/pages/order').type('form').send({ token: TOKEN }).expect(404);
});

test('the page of a recall shows the notice, and sends the answer only with its form', async () => {
  const { app, asked } = appWith(json(RECALL));
  const { text } = await request(app).get('/pages/recall').query({ token: TOKEN }).expect(200);
  expect(asked.map(({ path }) => path)).toEqual(['/recall-links/read']);
  expect(text).toContain('Lenses &#60;may&#62; tear');
  expect(text).toContain('L1, L2');
  expect(text.match(/type="radio"/g)).toHaveLength(4);
  expect(text).not.toContain(' checked');
  const form = { token: TOKEN, outcome: 'returned' };
  const done = await request(app).post('/pages/recall').type('form').send(form).expect(200);
  expect(done.text).toContain('We have recorded your answer');
  expect(JSON.parse(String(asked[1]?.body))).toEqual(form);
});

test('the page of a recall shows the answer that was given before', async () => {
  const { app } = appWith(json({ ...RECALL, outcome: 'destroyed' }));
  const { text } = await request(app).get('/pages/recall').query({ token: TOKEN }).expect(200);
  expect(text).toContain('value="destroyed" checked');
  expect(text).toContain('You have answered already');
});

test('a view whose link cannot be used says so, without a form', async () => {
  const { app } = appWith(problem('order.link-unusable', 'This link cannot be used.'));
  const { text } = await request(app).get('/pages/order').query({ token: TOKEN }).expect(422);
  expect(text).toContain('<p role="alert">This link cannot be used.</p>');
  expect((await request(appWith('away').app).get('/pages/recall').query({ token: TOKEN }).expect(503)).text).toContain(
    'Your link is still good',
  );
});

test('an account is claimed with a code from paper, and what was typed stays after a refusal', async () => {
  const { app, asked } = appWith(problem('claim.proof-wrong', 'This does not fit our record.'));
  expect((await request(app).get('/pages/account-claim').expect(200)).text).toContain('name="code"');
  const typed = { code: 'k3fa-9wxm-7tqe-bd42', dateOfBirth: '1961-04-23', email: 'rosa@toric.example' };
  const form = {
    ...typed,
    lang: 'en',
    phone: '',
    password: 'four words are better',
    repeated: 'four words are better',
  };
  const { text } = await request(app).post('/pages/account-claim').type('form').send(form).expect(422);
  expect(JSON.parse(String(asked[0]?.body))).toEqual({ ...typed, password: 'four words are better' });
  expect(text).toContain('value="k3fa-9wxm-7tqe-bd42"');
  expect(text).toContain('value="rosa@toric.example"');
  expect(text).not.toContain('four words');
});
