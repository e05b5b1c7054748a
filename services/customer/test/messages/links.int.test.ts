/** Tests where the links of mails go, and the messages about time: ends of prescriptions, and lists that have grown old. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pageLinkOpener } from '@toric/chassis/access/page-link';
import { oldQueues } from '@toric/chassis/process/watch-queues';
import { SendMessage, TellStaff } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import type { ParsedMail } from 'mailparser';
import { QUEUES } from '../../src/desk/queues/queues.store.ts';
import { exampleOf } from '../../src/messages/template.ts';
import { PASSWORD } from '../customer-stack.ts';
import { type MailShop, mailShop } from './mail-shop.ts';

let shop: MailShop;
beforeAll(async () => {
  shop = await mailShop({ MAIL_PER_DOMAIN_AND_SECOND: '1000' });
}, 60_000);
afterAll(() => shop.stop());

const DAY_MS = 86_400_000;
/** Waits for a mail to this address with a subject that matches, and returns the mail. */
const mailTo = (address: string, subject: RegExp): Promise<ParsedMail> =>
  until(`the mail ${subject} to ${address}`, async () =>
    (await shop.mailsTo(address)).find((mail) => subject.test(mail.subject ?? '')),
  );
/** Returns the path of the page and the token of the link in a mail. */
function linkIn({ text = '' }: ParsedMail) {
  const [, page = '', token = ''] = /\/pages\/([\w-]+)\?token=([\w.%-]+)/.exec(text) ?? [];
  return { page, token: decodeURIComponent(token) };
}

test('the mail of an e-mail change goes to the new address, and its link changes the e-mail', async () => {
  const me = await shop.signUp();
  const token = (await shop.signIn(me.email).expect(200)).body.accessToken as string;
  const email = `${randomUUID()}@example.com`;
  await shop.call('post', '/account/email/change', { token, body: { email, password: PASSWORD } }).expect(204);
  const { page, token: link } = linkIn(await mailTo(email, /Confirm your new/));
  expect(page).toBe('email-change');
  expect((await shop.mailsTo(me.email)).map(({ subject }) => subject)).not.toContain('Confirm your new e-mail address');
  await shop.call('post', '/account/email/change/complete', { body: { token: link } }).expect(204);
  await mailTo(email, /was changed/);
  await mailTo(me.email, /was changed/);
});

test('the link of a confirmation leads to its page and confirms', async () => {
  const me = await shop.signUp();
  await shop.call('post', '/account/email/confirmation', { token: me.token, body: {} }).expect(204);
  const { page, token } = linkIn(await mailTo(me.email, /Confirm your e-mail/));
  expect(page).toBe('account-confirmation');
  await shop.call('post', '/account/email/confirm', { body: { token } }).expect(204);
});

test('links to an order and to a recall are signed for the services that check them', async () => {
  const { id, email } = await shop.signUp();
  const open = pageLinkOpener(shop.config.AUTH_JWKS);
  const order = exampleOf('order-confirmed');
  await shop.tell(id, order);
  const confirmed = linkIn(await mailTo(email, /is confirmed/));
  const orderId = 'orderId' in order.values ? order.values.orderId : '';
  expect([confirmed.page, open('order', confirmed.token)]).toEqual(['order', orderId]);
  const recall = exampleOf('recall-notice');
  await shop.tell(id, recall);
  const answered = linkIn(await mailTo(email, /^Recall/));
  const recallId = 'recallId' in recall.values ? recall.values.recallId : '';
  expect([answered.page, open('recall', answered.token)]).toEqual(['recall', `${recallId}_${id}`]);
});

type Waiting = { id: string; days: number | null; dueAt: Date };
const remindersOf = async (prescriptionId: string): Promise<Waiting[]> =>
  (
    await shop.stack.admin.query<Waiting>(
      `select id, (data->>'days')::int as days, due_at as "dueAt" from customer.effect
       where name = 'remind-of-end' and done_at is null and data->>'prescriptionId' = $1`,
      [prescriptionId],
    )
  ).rows;
/** Makes the waiting reminder of a prescription due, and waits until it has run. */
async function runReminder(prescriptionId: string): Promise<void> {
  const [waiting] = await remindersOf(prescriptionId);
  await shop.stack.admin.query('update customer.effect set due_at = now() where id = $1', [waiting?.id]);
  await until('the reminder', async () => {
    const left = await shop.value<number>(
      'select count(*)::int as value from customer.effect where id = $1 and done_at is null',
      waiting?.id,
    );
    return left === 0 ? true : undefined;
  });
}
const remindedOf = async (prescriptionId: string): Promise<number[]> =>
  (
    await shop.stack.admin.query<{ days: number }>(
      `select (data->'notice'->'values'->>'days')::int as days from customer.outbox
       where type = $1 and data->'notice'->'values'->>'prescriptionId' = $2 order by seq`,
      [SendMessage.type, prescriptionId],
    )
  ).rows.map(({ days }) => days);

test('a customer is reminded 60, 30 and 7 days before her prescription ends', async () => {
  const me = await shop.signUp();
  const expiresOn = new Date(Date.now() + 400 * DAY_MS).toISOString().slice(0, 10);
  const id = await shop.recordSeen(me, { expiresOn });
  const [first] = await remindersOf(id);
  expect([first?.days, Math.round(((first?.dueAt.getTime() ?? 0) - Date.parse(expiresOn)) / DAY_MS)]).toEqual([
    60, -60,
  ]);
  for (const days of [60, 30, 7]) {
    expect((await remindersOf(id)).map((one) => one.days)).toEqual([days]);
    await runReminder(id);
  }
  expect(await remindersOf(id)).toEqual([]);
  expect(await remindedOf(id)).toEqual([60, 30, 7]);
});

test('a prescription from before there were reminders is reminded of too, and each gets them once', async () => {
  const me = await shop.signUp();
  const day = (fromNow: number) => new Date(Date.now() + fromNow * DAY_MS).toISOString().slice(0, 10);
  const endsSoon = { issuedOn: day(-360), expiresOn: day(20) };
  const [older, newer] = [await shop.recordSeen(me, endsSoon), await shop.recordSeen(me, endsSoon)];
  await shop.stack.admin.query(`delete from customer.effect where data->>'prescriptionId' = $1`, [older]);
  const folder = '../../prisma/migrations/20261129180000_reminders_of_older_prescriptions';
  const migration = readFileSync(join(import.meta.dirname, folder, 'migration.sql'), 'utf8');
  const connection = await shop.stack.admin.connect();
  await connection.query(`set search_path = customer; ${migration}`);
  connection.release(true);
  expect((await remindersOf(older)).map(({ days }) => days)).toEqual([null]);
  await runReminder(older);
  expect((await remindersOf(older)).map(({ days }) => days)).toEqual([7]);
  expect([await remindedOf(older), (await remindersOf(newer)).length]).toEqual([[], 1]);
});

test('a prescription that was withdrawn, revised or never verified is not reminded of', async () => {
  const me = await shop.signUp();
  const optician = await shop.staff('optician');
  const withdrawn = await shop.recordSeen(me);
  const change = { token: optician, headers: { 'If-Match': '*' } };
  await shop.call('post', `/customers/${me.id}/prescriptions/${withdrawn}/withdraw`, change).expect(200);
  await runReminder(withdrawn);
  expect([await remindedOf(withdrawn), await remindersOf(withdrawn)]).toEqual([[], []]);
  const entered = await shop.record(me);
  await runReminder(entered);
  expect(await remindedOf(entered)).toEqual([]);
  expect((await remindersOf(entered)).map(({ days }) => days)).toEqual([30]);
});

async function staffWith(role: 'optician' | 'finance'): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@example.com`;
  const body = { email, name: 'Otto', roles: [role], reason: 'Starts on Monday' };
  const added = await shop.call('post', '/staff', { token: await shop.staff('admin'), body }).expect(201);
  const set = { code: added.body.setupCode, password: PASSWORD };
  await shop.call('post', '/staff/passwords', { body: set }).expect(204);
  return { id: added.body.id, email };
}

test('a list that has grown old is told to the staff who work on it, once a day', async () => {
  const [optician, finance] = [await staffWith('optician'), await staffWith('finance')];
  await shop.stack.admin.query(
    `insert into customer.complaint (id, seriousness, status, passed_on, received_at, sealed, recorded_by, created_at, updated_at)
     values (gen_random_uuid(), 'complaint', 'open', '[]', now(), '', gen_random_uuid(), now(), now())`,
  );
  const look = (days: number) =>
    shop.work(async ({ tx }) => ({
      result: await oldQueues(tx, QUEUES, new Date(Date.now() + days * DAY_MS)),
      outcomes: [],
    }));
  const tell = ({ data }: Awaited<ReturnType<typeof look>>[number]) => TellStaff.data.parse(data);
  expect((await look(1)).map(tell).map(({ notice }) => notice)).not.toContainEqual(
    expect.objectContaining({ values: expect.objectContaining({ queue: 'complaints' }) }),
  );
  const old = (await look(4)).find((message) => JSON.stringify(message.data).includes('complaints'));
  if (!old) throw new Error('the list of complaints was not told');
  expect(tell(old)).toMatchObject({ role: 'optician', notice: { template: 'work-waits', values: { waiting: 1 } } });
  const again = (await look(4)).find((message) => JSON.stringify(message.data).includes('complaints'));
  expect(again && tell(again).causeId).toBe(tell(old).causeId);
  await shop.stack.deliver(TellStaff, old);
  await shop.stack.deliver(TellStaff, old);
  expect((await mailTo(optician.email, /complaints that nobody has closed/)).text).toContain('96 hours');
  await shop.ends(tell(old).causeId, 'sent');
  expect((await shop.mailsTo(optician.email)).filter(({ subject }) => /complaints/.test(subject ?? ''))).toHaveLength(
    1,
  );
  expect((await shop.mailsTo(finance.email)).filter(({ subject }) => /complaints/.test(subject ?? ''))).toEqual([]);
});
