// Tests the public pages of forms and surveys: escaping, frames, traps, steps, and what is sent on.
import { expect, test } from '@jest/globals';
import { createHttpApp } from '@toric/chassis/http/http';
import { pino } from 'pino';
import request from 'supertest';
import { ownLimiter } from '../edge/rate-limit.store.ts';
import type { Answer, UpstreamRequest } from '../edge/upstream.ts';
import { mountPages } from './link-pages.ts';

const json = (body: object, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});
const field = (key: string, control: string, change: object = {}) => ({
  ...{ key, control, label: 'A <b>field</b>', help: null, isRequired: false, choices: [] },
  ...change,
});
const FORM = {
  ...{ slug: 'ask-us', version: 1, title: '<i>Ask</i>', intro: 'Hello', privacy: '<script>x</script>', ticket: 'a.b' },
  fields: [
    field('email', 'email', { isRequired: true }),
    field('some', 'choices', { choices: [{ key: 'x', label: 'X' }] }),
  ],
  ...{
    consent: { purpose: 'marketing', text: 'News', textVersion: 2, isRequired: false },
    origins: ['https://shop.example'],
  },
};
const question = (key: string, change: object = {}) => ({
  ...{ key, kind: 'nps', label: `Question ${key}`, isRequired: false, choices: [], showIf: null },
  ...change,
});
const SURVEY = {
  ...{ title: 'How was it?', intro: '', isAnonymous: true, ticket: 'a.b' },
  questions: [
    question('recommend'),
    question('why', { kind: 'text', showIf: { question: 'recommend', is: 'at-most', number: 6 } }),
  ],
};

function appWith(answers: Readonly<Record<string, Answer>>) {
  const asked: UpstreamRequest[] = [];
  const ask = async (given: UpstreamRequest) => {
    asked.push(given);
    return answers[given.path] ?? json({}, 404);
  };
  const limit = ownLimiter(100);
  const limits = { requests: limit, reads: limit, webhooks: limit, sensitive: limit, ofKeys: () => limit };
  const routes = (app: Parameters<typeof mountPages>[0]) => mountPages(app, { upstreams: { ask }, limits });
  return { app: createHttpApp({ log: pino({ level: 'silent' }), routes }), asked };
}
const sentTo = (asked: readonly UpstreamRequest[], path: string): unknown => {
  const found = asked.find((one) => one.path === path);
  return found && JSON.parse(String(found.body));
};
const SHOW_FORM = '/form-pages/ask-us/show';
const SEND_FORM = '/form-pages/ask-us/submissions';

test('a form is shown without a script, its texts are escaped, and only its sites may frame it', async () => {
  const { app } = appWith({ [SHOW_FORM]: json(FORM) });
  const { text, headers } = await request(app).get('/forms/ask-us').expect(200);
  expect(text).not.toContain('<script');
  expect(text).not.toContain('<i>');
  expect(text).not.toContain('<b>');
  expect(text).toContain('name="a-email"');
  expect(text).toContain('tabindex="-1"');
  expect(headers['content-security-policy']).toMatch(/frame-ancestors https:\/\/shop\.example$/);
});

test('a form without sites is in no frame', async () => {
  const { app } = appWith({ [SHOW_FORM]: json({ ...FORM, origins: [] }) });
  const { headers } = await request(app).get('/forms/ask-us').expect(200);
  expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'$/);
});

test('the answers are sent on with the ticket, the consent and its version', async () => {
  const { app, asked } = appWith({
    [SHOW_FORM]: json(FORM),
    [SEND_FORM]: json({ thanks: 'Thank <you>', mailed: true }),
  });
  const sent = {
    lang: 'zh',
    ticket: 'old.one',
    'a-email': 'a@b.example',
    'a-some': 'x',
    consent: 'true',
    'text-version': '2',
  };
  const { text } = await request(app).post('/forms/ask-us').type('form').send(sent).expect(200);
  expect(sentTo(asked, SEND_FORM)).toEqual({
    ...{ ticket: 'old.one', answers: { email: 'a@b.example', some: ['x'] }, consent: true, textVersion: 2 },
  });
  expect(text).toContain('Thank &#60;you&#62;');
  expect(text).toContain('七天内');
  expect(text).not.toContain('<form');
});

test('a refusal stands beside its field, and what was typed stays', async () => {
  const problem = {
    ...{ type: '/docs/errors/form.wrong-answers', title: 'x', status: 400, detail: 'Some do not fit.', instance: '/x' },
    ...{ requestId: 'r', errors: [{ in: 'body', pointer: '/answers/email', detail: 'Write an e-mail.' }] },
  };
  const { app } = appWith({ [SHOW_FORM]: json(FORM), [SEND_FORM]: json(problem, 400) });
  const { text } = await request(app)
    .post('/forms/ask-us')
    .type('form')
    .send({ ticket: 'old.one', 'a-email': '"><script>' })
    .expect(400);
  expect(text).toContain('Write an e-mail.');
  expect(text).toContain('aria-invalid="true"');
  expect(text).toContain('value="old.one"');
  expect(text).not.toContain('<script');
});

test('a survey goes on by what was answered, and ends with all answers', async () => {
  const { app, asked } = appWith({
    '/survey-pages/show': json(SURVEY),
    '/survey-pages/answers': json({ thanks: 'Thanks' }),
  });
  const first = await request(app).get('/surveys/after').expect(200);
  expect(first.text).toContain('Question recommend');
  expect(first.text).not.toContain('Question why');
  const send = (body: object) =>
    request(app)
      .post('/surveys/after')
      .type('form')
      .send({ ticket: 'a.b', ...body });
  const second = await send({ shown: 'recommend', 'a-recommend': '3' }).expect(200);
  expect(second.text).toContain('Question why');
  expect(second.text).toContain('<input type="hidden" name="a-recommend" value="3">');
  const last = await send({ shown: 'recommend why', 'a-recommend': '3', 'a-why': 'Late' }).expect(200);
  expect(last.text).toContain('Thanks');
  expect(sentTo(asked, '/survey-pages/answers')).toEqual({
    ...{ slug: 'after', ticket: 'a.b', answers: { recommend: '3', why: 'Late' } },
  });
});

test('an answer that leads nowhere ends the survey at once, and foreign answers are not sent on', async () => {
  const { app, asked } = appWith({
    '/survey-pages/show': json(SURVEY),
    '/survey-pages/answers': json({ thanks: 'Thanks' }),
  });
  const sent = { token: 'x.y', ticket: 'a.b', shown: 'recommend', 'a-recommend': '9', 'a-why': 'no', 'a-other': 'no' };
  await request(app).post('/pages/survey').type('form').send(sent).expect(200);
  expect(sentTo(asked, '/survey-pages/answers')).toEqual({ token: 'x.y', ticket: 'a.b', answers: { recommend: '9' } });
});

test('a form that does not exist says so', async () => {
  const { app } = appWith({});
  expect((await request(app).get('/forms/none').expect(404)).text).toContain('not open');
  expect((await request(app).get('/surveys/NO').expect(400)).text).toContain('role="alert"');
});
