/** Tests knowledge articles: versions, the search by words in both languages, and their place in cases. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CaseShop, caseShop } from './case-shop.ts';

let shop: CaseShop;
beforeAll(async () => {
  shop = await caseShop();
}, 60_000);
afterAll(() => shop.stop());

const texts = (title = 'A lens feels dry', zh = '镜片发干') => ({
  en: { title, body: 'Ask about hours of wear.' },
  zh: { title: zh, body: '先询问佩戴时长。' },
});
const add = async () => (await shop.ask('post', '/articles', { texts: texts(), isPublic: false }).expect(201)).body;

test('an article keeps its versions, and nobody can change an earlier one', async () => {
  const { id } = await add();
  const body = { texts: texts('A lens feels very dry'), isPublic: true, retired: false, reason: 'It was too short' };
  const { body: saved } = await shop.ask('put', `/articles/${id}`, body).expect(200);
  expect(saved).toMatchObject({ version: 2, title: { en: 'A lens feels very dry' }, isPublic: true });
  expect(saved.versions.map(({ version, reason }: { version: number; reason: string }) => [version, reason])).toEqual([
    [2, 'It was too short'],
    [1, 'The first version'],
  ]);
  expect((await shop.ask('put', `/articles/${id}`, body).set('If-Match', '"v1"')).status).toBe(412);
  await expect(
    shop.stack.admin.query(`delete from customer.article_version where article_id = $1`, [id]),
  ).rejects.toThrow(/append-only/);
});

test('articles are found by words of both languages, and retired ones are left out on wish', async () => {
  const { id } = await add();
  const found = async (q: string, more = '') =>
    (await shop.ask('get', `/articles?q=${encodeURIComponent(q)}${more}`).expect(200)).body.data.map(
      (one: { id: string }) => one.id,
    );
  expect(await found('DRY wear')).toContain(id);
  expect(await found('发干')).toContain(id);
  expect(await found('dry torn')).toEqual([]);
  await shop
    .ask('put', `/articles/${id}`, { texts: texts(), isPublic: false, retired: true, reason: 'Old' })
    .expect(200);
  expect(await found('dry', '&retired=false')).not.toContain(id);
  expect(await found('dry', '&retired=true')).toContain(id);
});

test('a case names an article once, and may lose it again', async () => {
  const { id: articleId } = await add();
  const { body } = await shop.open().expect(201);
  const link = (change: object = {}) => shop.ask('post', `/cases/${body.id}/articles`, { articleId, ...change });
  await link().expect(201);
  await link().expect(201);
  expect((await shop.read(body.id)).articles).toEqual([
    { id: articleId, title: { en: 'A lens feels dry', zh: '镜片发干' } },
  ]);
  expect((await shop.ask('get', `/articles/${articleId}`).expect(200)).body.uses).toBe(1);
  await link({ linked: false }).expect(201);
  expect((await shop.read(body.id)).articles).toEqual([]);
  expect((await link({ articleId: randomUUID() })).status).toBe(404);
  expect((await shop.ask('get', `/articles/${randomUUID()}`)).status).toBe(404);
});

test('the report counts by type, priority, person and week, and names the slowest step', async () => {
  const from = new Date().toISOString().slice(0, 10);
  const report = async (by: string) =>
    (await shop.ask('get', `/case-report?from=${from}&to=2999-12-31&by=${by}`).expect(200)).body;
  const { body } = await shop.open({ type: 'complaint' }).expect(201);
  await shop.stack.admin.query(
    `update customer.case_stay set from_at = from_at - interval '3 hours' where case_id = $1`,
    [body.id],
  );
  await shop.ask('post', `/cases/${body.id}/moves`, { to: 'solved' }).expect(201);
  const byType = await report('type');
  const complaints = byType.groups.find(({ group }: { group: string }) => group === 'complaint');
  expect(complaints).toMatchObject({ cases: 1, solved: 1, slowest: 'to-be-taken' });
  expect(complaints.steps[0]).toMatchObject({ step: 'to-be-taken', minutes: 180 });
  for (const by of ['priority', 'person', 'week']) expect((await report(by)).all.cases).toBe(byType.all.cases);
  expect((await shop.ask('get', '/case-report?from=x&to=y')).status).toBe(400);
});
