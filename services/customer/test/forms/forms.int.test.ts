// Tests public forms on real servers: how staff make them, what a submission becomes, and the consent with its mail.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConsentChanged, SendMessage } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { signLink } from '../../src/accounts/link.ts';
import { both, type FormShop, formShop, slugOf } from './form-shop.ts';

let shop: FormShop;
beforeAll(async () => {
  shop = await formShop();
}, 60_000);
afterAll(() => shop.stop());

type Listed = {
  id: string;
  answers: { key: string; value: string }[];
  outcome: string;
  outcomeId: string | null;
  customerId: string | null;
  consent: string;
};
const sentWith = async (formId: string): Promise<Listed[]> =>
  (await shop.ask('get', `/form-submissions?formId=${formId}&limit=100`).expect(200)).body.data;
const QUESTION = { email: 'ana@example.com', question: 'Do you have lenses for astigmatism?' };

test('a form is made, checked, opened, changed and closed, and people see the version that was opened', async () => {
  const made = await shop
    .ask('post', '/forms', { slug: 'made', title: both('Ask', '提问'), becomes: 'task' })
    .expect(201);
  const path = `/forms/${made.body.id}`;
  expect(slugOf(await shop.ask('post', '/forms', { slug: 'made', title: both('Ask'), becomes: 'case' }))).toBe(
    'form.slug-taken',
  );
  const incomplete = await shop.ask('post', `${path}/open`).expect(422);
  expect(incomplete.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/fields',
    '/settings/privacy',
    '/fields',
    '/settings/ownerId',
  ]);
  await shop.call('post', '/form-pages/made/show', {}).expect(404);
  await shop.ask('patch', path, { privacy: both('Kept a year.', '保存一年。'), ownerId: shop.staffId }).expect(200);
  const phone = { type: 'phone', label: both('Phone', '电话'), isRequired: true };
  await shop.ask('put', `${path}/fields/phone`, phone).expect(200);
  expect(slugOf(await shop.ask('put', `${path}/fields/other`, phone).expect(400))).toBe('form.wrong-field');
  await shop.ask('put', `${path}/fields/when`, { ...phone, type: 'choice', choices: [] }).expect(400);
  await shop.ask('post', `${path}/open`).expect(200);
  await shop
    .ask('put', `${path}/fields/note`, { type: 'line', label: both('Note', '备注'), isRequired: false })
    .expect(200);
  const shown = await shop.call('post', '/form-pages/made/show', { headers: { 'Accept-Language': 'zh' } }).expect(200);
  expect(shown.body).toMatchObject({ version: 1, title: '提问', consent: null });
  expect(shown.body.fields.map(({ key }: { key: string }) => key)).toEqual(['phone']);
  const again = await shop.ask('post', `${path}/open`).expect(200);
  expect(again.body).toMatchObject({ published: 2, isEdited: false, state: 'open' });
  await shop.ask('post', `${path}/closed`).expect(200);
  await shop.call('post', '/form-pages/made/show', {}).expect(404);
});

test('a submission becomes a case once, and its words are sealed', async () => {
  const formId = await shop.form('cases');
  const ticket = shop.ticket('form cases');
  const canary = `canary${randomUUID().slice(0, 8)}`;
  const answers = { ...QUESTION, email: `${canary}@example.com`, question: canary };
  for (const _ of ['first', 'repeat']) {
    const { body } = await shop.submit('cases', answers, { ticket }).expect(200);
    expect(body).toMatchObject({ mailed: false });
  }
  const [only, ...others] = await sentWith(formId);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ outcome: 'case', customerId: null, consent: 'no-consent' });
  const { body } = await shop.ask('get', `/cases/${only?.outcomeId}`).expect(200);
  expect(JSON.stringify(body)).toContain(canary);
  for (const table of ['form_submission', 'service_case', 'case_entry', 'outside_recipient', 'change_record'])
    expect([
      table,
      await shop.value(
        `select coalesce(string_agg(t::text, ''), '') like $1 as value from customer.${table} t`,
        `%${canary}%`,
      ),
    ]).toEqual([table, false]);
});

test('forms become deals and tasks of the colleague whom they name', async () => {
  const deals = await shop.form('deals-form', { becomes: 'deal', ownerId: shop.staffId });
  await shop.submit('deals-form', { ...QUESTION, name: 'Clinic at the lake' }).expect(200);
  const [deal] = await sentWith(deals);
  const read = await shop.ask('get', `/deals/${deal?.outcomeId}`).expect(200);
  expect(read.body).toMatchObject({ kind: 'lead', title: 'Ask us: Clinic at the lake', ownerId: shop.staffId });
  const tasks = await shop.form('tasks-form', { becomes: 'task', ownerId: shop.staffId });
  await shop.submit('tasks-form', QUESTION).expect(200);
  const [task] = await sentWith(tasks);
  const found = await shop.ask('get', `/tasks/${task?.outcomeId}`).expect(200);
  expect(found.body.text).toContain('astigmatism');
});

test('the answer does not tell whether the shop knows the person, and her facts stay as they are', async () => {
  const her = await shop.signUp();
  await shop.confirmEmail(her);
  const formId = await shop.form('known');
  const before = await shop.call('get', `/customers/${her.id}`, { token: her.token }).expect(200);
  const known = await shop.submit('known', { ...QUESTION, email: her.email, name: 'Somebody Else' }).expect(200);
  const unknown = await shop.submit('known', { ...QUESTION, email: 'nobody@example.com' }).expect(200);
  expect(known.body).toEqual(unknown.body);
  expect((await sentWith(formId)).map(({ customerId }) => customerId)).toEqual([null, her.id]);
  const after = await shop.call('get', `/customers/${her.id}`, { token: her.token }).expect(200);
  expect(after.body).toEqual(before.body);
});

test('what is sent with the e-mail of an account that nobody confirmed stays away from the account, until the mailbox is proven', async () => {
  const stranger = await shop.signUp();
  const formId = await shop.form('unproven');
  await shop.submit('unproven', { ...QUESTION, email: stranger.email }).expect(200);
  const [sent] = await sentWith(formId);
  expect(sent?.customerId).toBeNull();
  const { body } = await shop.ask('get', `/cases/${sent?.outcomeId}`).expect(200);
  expect(body.customerId).toBeNull();
  const asked = await withMailOf(stranger.email, 'unproven-consent');
  await confirm(asked.id).expect(204);
  const [confirmed] = await sentWith(asked.formId);
  expect(confirmed?.customerId).not.toBe(stranger.id);
  expect(await consentsOf(stranger.id)).toBe(0);
});

const withMailOf = async (email: string, slug: string) => {
  const formId = await shop.form(slug, { becomes: 'consent', consentPurpose: 'marketing' });
  const { body } = await shop.submit(slug, { email }, { consent: true, textVersion: 1 }).expect(200);
  expect(body.mailed).toBe(true);
  const [submission] = await sentWith(formId);
  return { formId, id: submission?.id ?? '', submission };
};
const confirm = (id: string) =>
  shop.call('post', '/form-confirmations', {
    body: { token: signLink(shop.config.LINK_KEY, 'form-confirmation', id) },
  });
const consentsOf = (id: string) =>
  shop.value<number>('select count(*)::int as value from customer.consent where customer_id = $1', id);

test('a consent counts when the link of the mail is used, for a customer and for somebody new', async () => {
  const her = await shop.signUp();
  await shop.confirmEmail(her);
  const { id } = await withMailOf(her.email, 'news');
  const told = await shop.stack.emitted('customer', SendMessage);
  expect(told).toContainEqual(
    expect.objectContaining({ personId: id, notice: expect.objectContaining({ template: 'form-confirmation' }) }),
  );
  expect(await consentsOf(her.id)).toBe(0);
  await confirm(id).expect(204);
  await confirm(id).expect(204);
  expect(await consentsOf(her.id)).toBe(1);
  const history = await shop.call('get', `/customers/${her.id}/consents/history`, { token: her.token }).expect(200);
  expect(history.body.data[0]).toMatchObject({ source: 'form', state: 'given', textVersion: 1, recordedBy: null });
  expect(history.body.data[0].said).toContain('confirmed by the link');

  const email = `${randomUUID()}@example.com`;
  const fresh = await withMailOf(email, 'news-new');
  expect(fresh.submission?.customerId).toBeNull();
  await confirm(fresh.id).expect(204);
  const [confirmed] = await sentWith(fresh.formId);
  expect(confirmed).toMatchObject({ consent: 'confirmed', customerId: expect.any(String) });
  const consented = (await shop.stack.emitted('customer', ConsentChanged)).map(({ customerId }) => customerId);
  expect(consented).toContain(confirmed?.customerId);
  // a second form leads to the same customer, and the person can still sign up
  const second = await withMailOf(email, 'news-second');
  expect(second.submission?.customerId).toBe(confirmed?.customerId);
  await shop.signUp({ email });
});

test('a link that was forged or is for something else confirms nothing', async () => {
  const { id } = await withMailOf(`${randomUUID()}@example.com`, 'forged');
  for (const token of [`${id}.${'x'.repeat(43)}`, signLink(shop.config.LINK_KEY, 'survey', id)])
    expect(slugOf(await shop.call('post', '/form-confirmations', { body: { token } }).expect(422))).toBe(
      'account.link-unusable',
    );
});

test('a consent that nobody confirms is deleted after seven days, with the address and the key', async () => {
  const { id, formId } = await withMailOf(`${randomUUID()}@example.com`, 'late');
  await shop.stack.admin.query(
    `update customer.form_submission set created_at = now() - interval '8 days' where id = $1`,
    [id],
  );
  expect(slugOf(await confirm(id).expect(422))).toBe('account.link-unusable');
  await shop.stack.admin.query(
    `delete from customer.effect where name = 'forget-submission' and (data->>'submissionId' <> $1 or data->>'why' = 'old')`,
    [id],
  );
  await shop.elapse('forget-submission');
  await until('the end of the submission', async () => ((await sentWith(formId)).length === 0 ? true : undefined));
  for (const [table, column] of [
    ['data_key', 'customer_id'],
    ['outside_recipient', 'id'],
  ])
    expect(await shop.value(`select count(*)::int as value from customer.${table} where ${column} = $1`, id)).toBe(0);
});

test('an erasure deletes what she sent, also without her id', async () => {
  const her = await shop.signUp();
  const formId = await shop.form('erased');
  await shop.submit('erased', { ...QUESTION, email: her.email }).expect(200);
  const asked = await shop
    .call('post', `/customers/${her.id}/privacy-requests`, { token: her.token, body: { kind: 'erasure' } })
    .expect(201);
  await shop.call('post', `/customers/${her.id}/privacy-requests/${asked.body.id}/confirm`, { token: her.token });
  expect(await sentWith(formId)).toEqual([]);
});

test('a person of the shop deletes rubbish', async () => {
  const formId = await shop.form('rubbish');
  await shop.submit('rubbish', QUESTION).expect(200);
  const [submission] = await sentWith(formId);
  await shop.ask('delete', `/form-submissions/${submission?.id}`).expect(200);
  await shop.ask('delete', `/form-submissions/${submission?.id}`).expect(404);
  expect(await sentWith(formId)).toEqual([]);
});
