// Tests surveys on real servers: branching, whom they ask, links that work once, scores, and what a low score creates.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SendMessage } from '@toric/contracts/customer/events';
import { OrderCompleted } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { signLink } from '../../src/accounts/link.ts';
import type { Customer } from '../customer-stack.ts';
import { both, type FormShop, formShop, slugOf } from '../forms/form-shop.ts';

let shop: FormShop;
beforeAll(async () => {
  shop = await formShop();
}, 60_000);
afterAll(() => shop.stop());

const question = (key: string, change: object = {}) => ({
  kind: 'nps',
  label: both(key, key),
  isRequired: false,
  ...change,
});
const CHOICES = ['price', 'range'].map((key) => ({ key, label: both(key, key) }));

/**
 * Makes an open survey with four questions: a recommendation, the reason for a low recommendation, the satisfaction,
 * and a free text.
 */
async function survey(slug: string, settings: object = {}): Promise<string> {
  const made = await shop.ask('post', '/surveys', { slug, title: both('How was it?', '体验如何？') }).expect(201);
  const path = `/surveys/${made.body.id}`;
  if (Object.keys(settings).length > 0) await shop.ask('patch', path, settings).expect(200);
  const put = (key: string, body: object) => shop.ask('put', `${path}/questions/${key}`, body).expect(200);
  await put('recommend', question('recommend', { isRequired: true }));
  const showIf = { question: 'recommend', is: 'at-most', number: 6 };
  await put('why', question('why', { kind: 'multi', choices: CHOICES, showIf }));
  await put('pleased', question('pleased', { kind: 'csat' }));
  await put('words', question('words', { kind: 'text' }));
  await shop.ask('post', `${path}/open`).expect(200);
  return made.body.id;
}

/** Signs up a customer who consents to surveys. */
async function willing(): Promise<Customer> {
  const her = await shop.signUp();
  const consents = [{ purpose: 'research', channel: 'mail', state: 'given' }];
  await shop.call('put', `/customers/${her.id}/consents`, { token: her.token, body: { consents } }).expect(200);
  return her;
}
const send = async (surveyId: string, ...people: { id: string }[]) =>
  (
    await shop
      .ask('post', `/surveys/${surveyId}/invitations`, { customers: people.map(({ id }) => ({ customerId: id })) })
      .expect(200)
  ).body;
const invitationOf = (surveyId: string, personId: string) =>
  shop.value<string>(
    'select id as value from customer.survey_invitation where survey_id = $1 and person_id = $2',
    surveyId,
    personId,
  );
const linkOf = (id: string) => signLink(shop.config.LINK_KEY, 'survey', id);
const reply = (body: object) =>
  shop.call('post', '/survey-pages/answers', { body: { ticket: shop.ticket('survey none'), ...body } });
const responses = async (surveyId: string) =>
  (await shop.ask('get', `/survey-responses?surveyId=${surveyId}&limit=100`).expect(200)).body.data;
const mailsOf = async (template: string) =>
  (await shop.stack.emitted('customer', SendMessage)).filter(({ notice }) => notice.template === template);

test('a survey that leads in a circle, or names what does not exist, is not saved', async () => {
  const id = await survey('circle');
  const put = (key: string, body: object) => shop.ask('put', `/surveys/${id}/questions/${key}`, body);
  const by = (question: string) => ({ question, is: 'at-most', number: 6 });
  expect(slugOf(await put('recommend', question('recommend', { showIf: by('words') })).expect(400))).toBe(
    'survey.wrong-question',
  );
  expect(slugOf(await put('pleased', question('pleased', { showIf: by('pleased') })).expect(400))).toBe(
    'survey.wrong-question',
  );
  expect(
    slugOf(
      await put(
        'why',
        question('why', { kind: 'multi', choices: CHOICES, position: 1, showIf: by('recommend') }),
      ).expect(400),
    ),
  ).toBe('survey.wrong-question');
  expect(slugOf(await shop.ask('delete', `/surveys/${id}/questions/recommend`).expect(400))).toBe(
    'survey.wrong-question',
  );
  await shop.ask('delete', `/surveys/${id}/questions/why`).expect(200);
});

test('a customer is asked once, only with her consent, and her link works once', async () => {
  const [one, two] = [await survey('asked'), await survey('asked-too')];
  const [her, unwilling] = [await willing(), await shop.signUp()];
  expect(await send(one, her, unwilling, { id: randomUUID() })).toEqual({ asked: 1, left: 2 });
  // neither this survey nor another one asks her again within the days of rest
  expect(await send(one, her)).toEqual({ asked: 0, left: 1 });
  expect(await send(two, her)).toEqual({ asked: 0, left: 1 });
  const invitationId = await invitationOf(one, her.id);
  expect(await mailsOf('survey-invitation')).toContainEqual(expect.objectContaining({ personId: her.id }));
  const token = linkOf(invitationId);
  const shown = await shop.call('post', '/survey-pages/show', { body: { token } }).expect(200);
  expect(shown.body.questions).toHaveLength(4);
  await reply({ token, answers: { recommend: '9', pleased: '5', words: 'All well' } }).expect(200);
  expect(slugOf(await reply({ token, answers: { recommend: '0' } }).expect(422))).toBe('account.link-unusable');
  await shop.call('post', '/survey-pages/show', { body: { token } }).expect(422);
  const [only, ...others] = await responses(one);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ customerId: her.id, nps: 9, csat: 5, source: 'invitation', followUp: null });
});

test('a link that is used ten times at once counts once', async () => {
  const id = await survey('race', { restDays: 0 });
  const her = await willing();
  await send(id, her);
  const token = linkOf(await invitationOf(id, her.id));
  const statuses = await Promise.all(
    Array.from({ length: 10 }, async () => (await reply({ token, answers: { recommend: '7' } })).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(await responses(id)).toHaveLength(1);
});

test('an anonymous answer names nobody, and tells no time of the day', async () => {
  const id = await survey('anonymous', { isAnonymous: true, restDays: 0 });
  const her = await willing();
  await send(id, her);
  const canary = `canary${randomUUID().slice(0, 8)}`;
  await reply({ token: linkOf(await invitationOf(id, her.id)), answers: { recommend: '10', words: canary } }).expect(
    200,
  );
  const [only] = await responses(id);
  expect(only).toMatchObject({ customerId: null, nps: 10 });
  expect(only.createdAt).toMatch(/T00:00:00\.000Z$/);
  expect(only.id[14]).toBe('4');
  expect(
    await shop.value(
      `select coalesce(string_agg(t::text, ''), '') like $1 as value from customer.survey_response t`,
      `%${her.id}%`,
    ),
  ).toBe(false);
  expect(
    await shop.value(
      `select coalesce(string_agg(t::text, ''), '') like $1 as value from customer.survey_response t`,
      `%${canary}%`,
    ),
  ).toBe(false);
});

test('answers that do not fit, or to which no answer leads, are refused with their questions', async () => {
  await survey('fits');
  const open = (answers: object, seconds = 60) =>
    shop.call('post', '/survey-pages/answers', {
      body: { slug: 'fits', ticket: shop.ticket('survey fits', seconds), answers },
    });
  const wrong = await open({ recommend: '9', why: ['price'], other: 'x', pleased: '6' }).expect(400);
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    '/answers/other',
    '/answers/pleased',
    '/answers/why',
  ]);
  expect(slugOf(await open({}).expect(400))).toBe('survey.wrong-answers');
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`q${at}`, '1']));
  expect([400, 413]).toContain((await open(many)).status);
  expect(slugOf(await open({ recommend: '9' }, 1))).toBe('form.too-fast');
  expect(slugOf(await open({ recommend: '9' }, 90_000))).toBe('survey.stale-page');
  const html = '<img src=x onerror=alert(1)>';
  await open({ recommend: '3', why: ['price', 'range'], words: html }).expect(200);
});

test('a low score opens a task once, or a case, and others open nothing', async () => {
  const tasks = await survey('low-task', { lowScore: 6, lowScoreBecomes: 'task', ownerId: shop.staffId, restDays: 0 });
  const [low, high] = [await willing(), await willing()];
  await send(tasks, low, high);
  await reply({
    token: linkOf(await invitationOf(tasks, low.id)),
    answers: { recommend: '2', words: 'Too late' },
  }).expect(200);
  await reply({ token: linkOf(await invitationOf(tasks, high.id)), answers: { recommend: '7' } }).expect(200);
  const found = await responses(tasks);
  const followUps = found.map(({ nps, followUp }: { nps: number; followUp: { kind: string; id: string } | null }) => [
    nps,
    followUp?.kind,
  ]);
  expect(new Map(followUps)).toEqual(
    new Map<number, unknown>([
      [2, 'task'],
      [7, undefined],
    ]),
  );
  const taskId = found.find(({ nps }: { nps: number }) => nps === 2).followUp.id;
  const { body: task } = await shop.ask('get', `/tasks/${taskId}`).expect(200);
  expect(task).toMatchObject({ customerId: low.id, assignedTo: shop.staffId });
  expect(task.text).toContain('Too late');
  const cases = await survey('low-case', { lowScore: 2, lowScoreBecomes: 'case', restDays: 0 });
  const third = await willing();
  await send(cases, third);
  await reply({ token: linkOf(await invitationOf(cases, third.id)), answers: { recommend: '9', pleased: '1' } }).expect(
    200,
  );
  const [response] = await responses(cases);
  const { body: opened } = await shop.ask('get', `/cases/${response.followUp.id}`).expect(200);
  expect(opened).toMatchObject({ type: 'complaint', customerId: third.id, priority: 'high' });
});

test('a delivery asks the customer after its days, and she is reminded once', async () => {
  const id = await survey('delivered', { trigger: 'order-delivered', delayDays: 3, reminderDays: 7, restDays: 0 });
  const her = await willing();
  const order = { orderId: randomUUID(), customerId: her.id, orderNumber: 'T-2026-000001' };
  await shop.stack.deliver(OrderCompleted, OrderCompleted(order));
  await shop.elapse('ask-by-survey');
  const invitationId = await until('the invitation', async () => invitationOf(id, her.id).catch(() => undefined));
  await shop.elapse('remind-of-survey');
  const reminders = async () => (await mailsOf('survey-reminder')).filter(({ personId }) => personId === her.id);
  await until('the reminder', async () => ((await reminders()).length > 0 ? true : undefined));
  expect(await reminders()).toHaveLength(1);
  await reply({ token: linkOf(invitationId), answers: { recommend: '8' } }).expect(200);
  await shop.ask('post', `/surveys/${id}/closed`).expect(200);
});

test('the customers of a tag are asked in the background', async () => {
  const id = await survey('tagged', { restDays: 0 });
  const people = [await willing(), await willing(), await shop.signUp()];
  const { body: tag } = await shop.ask('post', '/tags', { name: both('Sport', '运动'), colour: 'blue' }).expect(201);
  for (const { id: customerId } of people)
    await shop
      .ask('put', `/customers/${customerId}/tags/${tag.id}`)
      .expect((response) => expect(response.status).toBeLessThan(300));
  await shop.ask('post', `/surveys/${id}/invitations`, { tagId: tag.id }).expect(200);
  await until('both invitations', async () => {
    const count = await shop.value<number>(
      'select count(*)::int as value from customer.survey_invitation where survey_id = $1',
      id,
    );
    return count === 2 ? true : undefined;
  });
});

test('the report counts scores, weeks, choices and the rate of answers', async () => {
  const id = await survey('counted', { restDays: 0 });
  const people = await Promise.all(Array.from({ length: 4 }, willing));
  await send(id, ...people);
  const scores = ['10', '9', '3'];
  for (const [at, recommend] of scores.entries()) {
    const why = recommend === '3' ? { why: ['price'] } : {};
    const token = linkOf(await invitationOf(id, people[at]?.id ?? ''));
    await reply({ token, answers: { recommend, pleased: String(5 - at), ...why } }).expect(200);
  }
  const today = new Date().toISOString().slice(0, 10);
  const { body } = await shop.ask('get', `/surveys/${id}/report?from=${today}&to=${today}`).expect(200);
  expect(body).toMatchObject({
    ...{ invited: 4, answered: 3, openAnswers: 0, responseRate: 75, complete: true },
    nps: { answers: 3, promoters: 2, passives: 0, detractors: 1, score: 33.3 },
    csat: { answers: 3, satisfied: 2, share: 66.7, mean: 4 },
  });
  expect(body.weeks).toHaveLength(1);
  const why = body.questions.find(({ key }: { key: string }) => key === 'why');
  expect(why).toMatchObject({
    answers: 1,
    choices: [
      { key: 'price', answers: 1 },
      { key: 'range', answers: 0 },
    ],
  });
});

test('an erasure deletes her answers with their keys, and the anonymous ones stay', async () => {
  const [id, anonymous] = [
    await survey('erased-answers', { restDays: 0 }),
    await survey('stays', { isAnonymous: true, restDays: 0 }),
  ];
  const her = await willing();
  for (const surveyId of [id, anonymous]) {
    await send(surveyId, her);
    await reply({ token: linkOf(await invitationOf(surveyId, her.id)), answers: { recommend: '5' } }).expect(200);
  }
  const asked = await shop
    .call('post', `/customers/${her.id}/privacy-requests`, { token: her.token, body: { kind: 'erasure' } })
    .expect(201);
  await shop.call('post', `/customers/${her.id}/privacy-requests/${asked.body.id}/confirm`, { token: her.token });
  expect([(await responses(id)).length, (await responses(anonymous)).length]).toEqual([0, 1]);
  expect(
    await shop.value('select count(*)::int as value from customer.survey_invitation where person_id = $1', her.id),
  ).toBe(0);
});
