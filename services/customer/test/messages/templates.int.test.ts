import { Template } from '@toric/contracts/customer/messages/notice';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SaveTemplate } from '@toric/contracts/customer/messages/template.http';
import { exampleOf } from '../../src/messages/template.ts';
import { type MailShop, mailShop } from './mail-shop.ts';

const { contents } = SaveTemplate.example;
const PATH = '/message-templates/order-confirmed';
let shop: MailShop;
let token: string;
// MJML has thousands of files, and Jest transforms them one by one
beforeAll(async () => {
  await import('mjml');
  shop = await mailShop();
  token = await shop.staff('marketing');
}, 300_000);
afterAll(() => shop.stop());

const save = (after: number, change: object = {}) =>
  shop.call('post', `${PATH}/versions`, {
    token,
    body: { after, reason: 'Shorter', contents: { ...contents, ...change } },
  });
const subjectSent = async () => {
  const { id, email } = await shop.signUp();
  await shop.ends(await shop.tell(id, exampleOf('order-confirmed')), 'sent');
  return (await shop.mailsTo(email))[0]?.subject;
};

test('a saved text is used for the next mail, and an earlier version can be used again', async () => {
  const list = await shop.call('get', '/message-templates', { token }).expect(200);
  expect(list.body.data).toHaveLength(Template.options.length);
  await save(0, { en: { ...contents.en, subject: 'Yes: {{ orderNumber }}' } }).expect(201);
  expect(await subjectSent()).toBe('Yes: T-2026-000001');
  await save(0).expect(409);
  await shop.call('post', `${PATH}/restore`, { token, body: { version: 0, reason: 'It confused people' } }).expect(200);
  expect(await subjectSent()).toBe('Your order T-2026-000001 is confirmed');
  const versions = await shop.call('get', `${PATH}/versions`, { token }).expect(200);
  expect(
    versions.body.data.map(({ version, isShipped }: { version: number; isShipped: boolean }) => [version, isShipped]),
  ).toEqual([
    [2, true],
    [1, false],
  ]);
  const first = await shop.call('get', `${PATH}?version=1`, { token }).expect(200);
  expect(first.body.contents.en.subject).toBe('Yes: {{ orderNumber }}');
  expect(first.body.values).toMatchObject({ total: '$59.00', orderNumber: 'T-2026-000001' });
  await shop.call('get', `${PATH}?version=9`, { token }).expect(404);
});

test.each([
  ['an unknown value', { text: 'Hello {{ orderNumbr }}' }, '/contents/en/text', /orderNumbr/],
  [
    'an unknown value in a link',
    { mjml: '<mj-button href="{{ linkk }}">Go</mj-button>' },
    '/contents/en/mjml',
    /linkk/,
  ],
  ['MJML that does not exist', { mjml: '<mj-txt>Hello</mj-txt>' }, '/contents/en/mjml', /mj-txt/],
  ['an unknown filter', { subject: '{{ total | shout }}' }, '/contents/en/subject', /shout/],
  ['a line break in the subject', { subject: 'Hello\r\nBcc: eve@evil.example' }, '/contents/en/subject', /one line/],
])('%s is refused where it stands, and nothing is saved', async (_, change, pointer, detail) => {
  const before = await shop.call('get', PATH, { token });
  const refused = await save(before.body.version, { en: { ...contents.en, ...change } }).expect(400);
  expect(refused.body.errors).toEqual([{ in: 'body', pointer, detail: expect.stringMatching(detail) }]);
  expect((await shop.call('get', PATH, { token })).body.version).toBe(before.body.version);
});

test('a preview shows both languages with example values, and sends nothing', async () => {
  const preview = (body: object) => shop.call('post', `${PATH}/preview`, { token, body }).expect(200);
  expect((await preview({ language: 'zh' })).body).toMatchObject({
    subject: '您的订单 T-2026-000001 已确认',
    sms: null,
  });
  const own = { ...contents, en: { ...contents.en, text: 'The total is {{ total }}.' } };
  expect((await preview({ language: 'en', contents: own })).body.text).toBe('The total is $59.00.');
});

test('a test mail goes to the caller', async () => {
  const admin = await shop.call('post', '/staff', {
    token: await shop.staff('admin'),
    body: { email: `mara${Date.now()}@toric.example`, name: 'Mara', roles: ['marketing'], reason: 'New colleague' },
  });
  expect([admin.status, admin.body.errors]).toEqual([201, undefined]);
  const own = await shop.stack.token({ id: admin.body.id, kind: 'staff', roles: ['marketing'] });
  await shop.call('post', `${PATH}/test`, { token: own }).expect(202);
});

test('a customer and an optician may not read or write templates', async () => {
  for (const other of [await shop.staff('optician'), (await shop.signUp()).token]) {
    await shop.call('get', PATH, { token: other }).expect(403);
    await shop.call('post', `${PATH}/versions`, { token: other, body: SaveTemplate.example }).expect(403);
  }
  const auditor = await shop.staff('auditor');
  await shop.call('get', PATH, { token: auditor }).expect(200);
  await shop.call('post', `${PATH}/versions`, { token: auditor, body: SaveTemplate.example }).expect(403);
});
