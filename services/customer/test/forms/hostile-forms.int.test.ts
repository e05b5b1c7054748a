// Tests public forms against programs and strangers: traps, floods, foreign answers, old and forged pages.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { GATEWAY_KEY } from '@toric/infra/prove/testing/test-stack';
import { type FormShop, formShop, slugOf } from './form-shop.ts';

let shop: FormShop;
let formId: string;
const forwardedFrom = forwardedAddress(GATEWAY_KEY);
beforeAll(async () => {
  shop = await formShop();
  formId = await shop.form('hostile');
}, 60_000);
afterAll(() => shop.stop());

const QUESTION = { email: 'ana@example.com', question: 'A question' };
const kept = async () => (await shop.ask('get', `/form-submissions?formId=${formId}&limit=100`).expect(200)).body.data;

test('a program that fills in the hidden field is thanked, and nothing is kept', async () => {
  const before = (await kept()).length;
  const { body } = await shop.submit('hostile', QUESTION, { website: 'https://spam.example' }).expect(200);
  expect(body).toMatchObject({ mailed: false });
  expect((await kept()).length).toBe(before);
});

test('a page that was opened just now, a day ago, for another form, or by nobody is refused', async () => {
  const sent = (ticket: string) => shop.submit('hostile', QUESTION, { ticket });
  expect(slugOf(await sent(shop.ticket('form hostile', 1)))).toBe('form.too-fast');
  expect(slugOf(await sent(shop.ticket('form hostile', 90_000)))).toBe('form.stale-page');
  expect(slugOf(await sent(shop.ticket('form other')))).toBe('form.stale-page');
  expect(slugOf(await sent('0197a000-0000-7000-8000-0000000000f1.x'))).toBe('form.stale-page');
});

test('unknown, missing and wrong answers are named, and ten thousand of them are refused at once', async () => {
  const wrong = await shop.submit('hostile', { email: 'no address', other: 'x' }).expect(400);
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    '/answers/email',
    '/answers/other',
  ]);
  expect(slugOf(await shop.submit('hostile', {}).expect(400))).toBe('form.wrong-answers');
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`a${at}`, 'x']));
  expect([400, 413]).toContain((await shop.submit('hostile', many)).status);
  expect([400, 413]).toContain((await shop.submit('hostile', { ...QUESTION, question: 'x'.repeat(2_001) })).status);
  for (const key of ['__proto__', 'constructor', 'a/b'])
    expect((await shop.submit('hostile', JSON.parse(`{"${key}":"x"}`) as object)).status).toBe(400);
});

test('HTML is kept as the text that it is', async () => {
  const question = '<script>alert(1)</script> & "quotes"';
  await shop.submit('hostile', { ...QUESTION, question }).expect(200);
  const [newest] = await kept();
  expect(newest.answers).toContainEqual({ key: 'question', label: 'question', value: question });
});

test('a network may send thirty forms within an hour', async () => {
  const headers = forwardedFrom('198.51.100.77');
  const send = () =>
    shop.call('post', '/form-pages/hostile/submissions', {
      headers,
      body: { ticket: shop.ticket('form hostile'), answers: QUESTION },
    });
  for (let index = 0; index < 30; index += 1) await send().expect(200);
  expect(slugOf(await send().expect(429))).toBe('form.sent-too-often');
});

test('a submission that is sent ten times at once is kept once', async () => {
  const before = (await kept()).length;
  const ticket = shop.ticket('form hostile');
  const headers = forwardedFrom('198.51.100.99');
  const send = () =>
    shop.call('post', '/form-pages/hostile/submissions', { headers, body: { ticket, answers: QUESTION } });
  const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await send()).status));
  expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
  expect((await kept()).length).toBe(before + 1);
});

test('only sales and marketing read forms, and only sales what was sent', async () => {
  const token = await shop.staff('warehouse');
  for (const path of ['/forms', `/forms/${formId}`, '/form-submissions'])
    await shop.call('get', path, { token }).expect(403);
  await shop.call('get', '/form-submissions', { token: await shop.staff('marketing') }).expect(403);
});
