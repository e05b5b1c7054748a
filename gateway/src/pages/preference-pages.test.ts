// Tests the pages on which a person chooses which messages to get: forms, the one-click request of RFC 8058, and
// refusals.
import { expect, test } from '@jest/globals';
import { createHttpApp } from '@toric/chassis/http/http';
import { pino } from 'pino';
import request from 'supertest';
import { ownLimiter } from '../edge/rate-limit.store.ts';
import type { Answer, UpstreamRequest } from '../edge/upstream.ts';
import { mountPages } from './link-pages.ts';

const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';
const json = (status: number, body: object): Answer => ({
  ...{ status, headers: { 'content-type': 'application/json' } },
  body: Buffer.from(JSON.stringify(body)),
});
const channels = (mail: boolean, text: boolean) => [
  { channel: 'mail', permits: mail },
  { channel: 'text', permits: text },
];
const CHOICES = json(200, {
  data: [
    { purpose: 'marketing', text: 'Send me <offers>.', textVersion: 3, channels: channels(false, true) },
    { purpose: 'reminders', text: 'Remind me.', textVersion: 1, channels: channels(true, true) },
  ],
});
const UNUSABLE = json(422, {
  ...{ type: '/docs/errors/account.link-unusable', title: 'x', status: 422, detail: 'This link cannot be used.' },
  ...{ instance: '/x', requestId: 'r' },
});

function appWith(...answers: Answer[]) {
  const asked: UpstreamRequest[] = [];
  const ask = async (given: UpstreamRequest) => {
    asked.push(given);
    return answers[asked.length - 1] ?? answers.at(-1) ?? CHOICES;
  };
  const limit = ownLimiter(100);
  const limits = { requests: limit, reads: limit, webhooks: limit, sensitive: limit, ofKeys: () => limit };
  const app = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) => mountPages(routes, { upstreams: { ask }, limits }),
  });
  return { app, asked, bodies: () => asked.map(({ body }) => JSON.parse(String(body)) as unknown) };
}

test('the page of preferences shows each purpose with its text and boxes, in both languages, and changes nothing', async () => {
  const { app, asked } = appWith();
  const { text, headers } = await request(app).get('/pages/preferences').query({ token: TOKEN }).expect(200);
  expect(asked.map(({ path }) => path)).toEqual(['/preferences/show']);
  expect(text).toContain('<legend>Reminders</legend>');
  expect(text).toContain('Send me &#60;offers&#62;.');
  expect(text).toContain('value="reminders mail" checked>');
  expect(text).toContain('value="marketing mail">');
  expect(text).not.toContain('<script');
  expect(headers['referrer-policy']).toBe('no-referrer');
  const chinese = await request(app).get('/pages/preferences').query({ token: TOKEN, lang: 'zh' }).expect(200);
  expect(chinese.text).toContain('<legend>提醒</legend>');
});

test('the form sends every choice: a ticked box is consent, and a box that is not ticked withdraws it', async () => {
  const { app, bodies } = appWith();
  const form = { token: TOKEN, choice: ['marketing mail', 'reminders text'], 'version-marketing': '3' };
  const { text } = await request(app).post('/pages/preferences').type('form').send(form).expect(200);
  expect(text).toContain('<p role="status">Your choice is saved.');
  expect(bodies()).toEqual([
    {
      token: TOKEN,
      consents: [
        { purpose: 'marketing', channel: 'mail', state: 'given' },
        { purpose: 'marketing', channel: 'text', state: 'withdrawn' },
        { purpose: 'reminders', channel: 'mail', state: 'withdrawn' },
        { purpose: 'reminders', channel: 'text', state: 'given' },
        { purpose: 'research', channel: 'mail', state: 'withdrawn' },
        { purpose: 'research', channel: 'text', state: 'withdrawn' },
      ],
      textVersions: { marketing: 3 },
    },
  ]);
});

test('a form whose text is outdated shows the present texts again, with the reason', async () => {
  const outdated = {
    ...UNUSABLE,
    status: 409,
    body: Buffer.from(String(UNUSABLE.body).replace('This link cannot be used.', 'The text is new.')),
  };
  const { app, asked } = appWith(outdated, CHOICES);
  const { text } = await request(app).post('/pages/preferences').type('form').send({ token: TOKEN }).expect(409);
  expect(asked.map(({ path }) => path)).toEqual(['/preferences', '/preferences/show']);
  expect(text).toContain('<p role="alert">The text is new.</p>');
  expect(text).toContain('<form');
});

const QUERY = { token: TOKEN, purpose: 'reminders', channel: 'mail' };

test('the one click of a mail program ends the messages, by the address alone', async () => {
  const { app, bodies } = appWith();
  const click = request(app).post('/pages/unsubscribe').query(QUERY).type('form');
  const { text } = await click.send('List-Unsubscribe=One-Click').expect(200);
  expect(text).toContain('Done. You get no more of these messages.');
  expect(bodies()).toEqual([QUERY]);
});

test('a program that opens the link ends nothing: the page asks first', async () => {
  const { app, asked } = appWith();
  const { text } = await request(app).get('/pages/unsubscribe').query(QUERY).expect(200);
  expect(asked).toEqual([]);
  expect(text).toContain('Reminders by e-mail');
  expect(text).toContain('<input type="hidden" name="purpose" value="reminders">');
  expect(text).toContain('/pages/preferences?token=');
});

test('a forged link is explained, and an incomplete or strange one is not called', async () => {
  const { app, asked } = appWith(UNUSABLE);
  const { text } = await request(app).get('/pages/preferences').query({ token: TOKEN }).expect(422);
  expect(text).toContain('<p role="alert">This link cannot be used.</p>');
  expect(text).not.toContain('<form');
  await request(app).get('/pages/preferences').expect(400);
  await request(app)
    .post('/pages/unsubscribe')
    .query({ ...QUERY, purpose: '"><script>' })
    .expect(400);
  const evil = await request(app)
    .get('/pages/unsubscribe')
    .query({ ...QUERY, token: '"><script>' })
    .expect(200);
  expect(evil.text).not.toContain('<script');
  expect(asked).toHaveLength(1);
});
