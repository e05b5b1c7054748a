// Tests consent: the ledger, its texts, the links in mails, and that a withdrawal also stops queued messages.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConsentChanged } from '@toric/contracts/customer/events';
import { signLink } from '../../src/accounts/link.ts';
import { markMessages } from '../../src/messages/message.store.ts';
import { exampleOf } from '../../src/messages/template.ts';
import { type MailShop, mailShop } from '../messages/mail-shop.ts';
import type { Customer } from '../customer-stack.ts';

let shop: MailShop;
let sales: string;
beforeAll(async () => {
  shop = await mailShop({ MAIL_PER_DOMAIN_AND_SECOND: '1000' });
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());

const reminders = (state: string, channel = 'mail') => ({ purpose: 'reminders', channel, state });
const choose = ({ id, token }: Customer, ...consents: object[]) =>
  shop.call('put', `/customers/${id}/consents`, { token, body: { consents } });
const linkOf = ({ id }: Pick<Customer, 'id'>) => signLink(shop.config.LINK_KEY, 'preferences', id);
const ended = exampleOf('prescription-ends');
/** Moves a customer to a time zone in which it is day now, because reminders are not sent at night. */
const awake = async ({ id, token }: Customer) => {
  const zones = ['Pacific/Auckland', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles'];
  const timeZone = zones.find((zone) => {
    const hour = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format());
    return hour >= 9 && hour < 20;
  });
  await shop.call('patch', `/customers/${id}`, { token, body: { timeZone } }).expect(200);
};

test('a customer gives and withdraws consent, and the ledger keeps each choice with its text', async () => {
  const me = await shop.signUp();
  const marketing = { purpose: 'marketing', channel: 'mail' };
  await choose(me, { ...marketing, state: 'given' }).expect(200);
  await choose(me, { ...marketing, state: 'given' }).expect(200);
  const { body } = await choose(me, { ...marketing, state: 'withdrawn' }).expect(200);
  expect(body.data[0]).toMatchObject({ ...marketing, state: 'withdrawn', permits: false, textVersion: 1 });
  const history = await shop.call('get', `/customers/${me.id}/consents/history`, { token: me.token }).expect(200);
  expect(history.body.data.map(({ state }: { state: string }) => state)).toEqual(['withdrawn', 'given']);
  expect(history.body.data[0].shown).toContain('Send me offers');
  const told = (await shop.stack.emitted('customer', ConsentChanged)).filter(({ customerId }) => customerId === me.id);
  expect(told.map(({ state }) => state)).toEqual(['given', 'withdrawn']);
});

test('staff record a choice only with its proof, and the customer does not learn which colleague it was', async () => {
  const me = await shop.signUp();
  const asStaff = (proof?: object) =>
    shop.call('put', `/customers/${me.id}/consents`, {
      token: sales,
      body: { consents: [{ purpose: 'research', channel: 'text', state: 'given' }], ...(proof && { proof }) },
    });
  expect((await asStaff().expect(422)).body.type).toMatch(/consent\.proof-needed$/);
  await asStaff({ how: 'phone', said: 'Yes, ask me' }).expect(200);
  const read = async (token: string) =>
    (await shop.call('get', `/customers/${me.id}/consents/history`, { token }).expect(200)).body.data[0];
  expect(await read(sales)).toMatchObject({ source: 'staff', said: 'Yes, ask me', recordedBy: expect.any(String) });
  expect(await read(me.token)).toMatchObject({ said: 'Yes, ask me', recordedBy: null });
});

test('nobody reads or changes the consents of another customer', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const path = `/customers/${other.id}/consents`;
  await shop.call('get', path, { token: me.token }).expect(404);
  await shop.call('get', `${path}/history`, { token: me.token }).expect(404);
  await shop.call('put', path, { token: me.token, body: { consents: [reminders('withdrawn')] } }).expect(404);
  await shop.call('get', path, { token: await shop.staff('marketing') }).expect(403);
});

test('a new text gets a version, and consent to the former one is refused', async () => {
  const marketing = await shop.staff('marketing');
  const texts = { en: 'Send me offers twice a month.', zh: '请每月两次向我发送优惠。' };
  const save = (after: number) =>
    shop.call('post', '/consent-purposes/research/texts', {
      token: marketing,
      body: { after, reason: 'Twice', texts },
    });
  expect((await save(1).expect(201)).body).toMatchObject({ version: 2, texts });
  expect((await save(1).expect(409)).body.type).toMatch(/consent\.text-stale$/);
  const purposes = (await shop.call('get', '/consent-purposes').expect(200)).body.data;
  expect(purposes.find(({ purpose }: { purpose: string }) => purpose === 'research')).toMatchObject({ version: 2 });
  const me = await shop.signUp();
  const body = {
    consents: [{ purpose: 'research', channel: 'mail', state: 'given' }],
    textVersions: { research: 1 },
  };
  const { body: problem } = await shop
    .call('put', `/customers/${me.id}/consents`, { token: me.token, body })
    .expect(409);
  expect(problem.type).toMatch(/consent\.text-outdated$/);
});

test('the app role can neither change nor delete a line of the ledger', async () => {
  const me = await shop.signUp();
  await choose(me, reminders('withdrawn')).expect(200);
  const { rows } = await shop.stack.admin.query<{ may: string }>(
    `select privilege_type as may from information_schema.role_table_grants
     where table_schema = 'customer' and table_name in ('consent', 'policy_text', 'privacy_step')
       and grantee not in (select tableowner from pg_tables where schemaname = 'customer')
       and grantee <> 'postgres'`,
  );
  expect(rows.map(({ may }) => may)).not.toEqual(expect.arrayContaining(['DELETE']));
  expect(rows.map(({ may }) => may)).not.toEqual(expect.arrayContaining(['UPDATE']));
  await expect(shop.stack.admin.query('update customer.consent set state = $1', ['given'])).rejects.toThrow(
    'append-only',
  );
});

test('a reminder that was queued is not sent after a withdrawal, and service mail still is', async () => {
  const me = await shop.signUp();
  await awake(me);
  await choose(me, reminders('withdrawn')).expect(200);
  const cause = await shop.tell(me.id, ended);
  expect(await shop.ends(cause, 'suppressed')).toMatchObject({ lastCode: 'no-consent' });
  await shop.ends(await shop.tell(me.id, { template: 'password-changed', values: {} }), 'sent');
  await choose(me, reminders('given')).expect(200);
  await shop.ends(await shop.tell(me.id, ended), 'sent');
});

test('a withdrawal between the preparation and the content of a mail stops it', async () => {
  const me = await shop.signUp();
  const [id, claim] = [randomUUID(), randomUUID()];
  // makes the message look as if an instance had claimed and prepared it a moment ago
  await shop.stack.admin.query(
    `insert into customer.message (id, cause_id, person_id, template, channel, values, state, claim, due_at, expires_at, created_at, updated_at)
     values ($1, $1, $2, 'prescription-ends', 'mail', '{}', 'waiting', $3, now() + interval '1 hour', now() + interval '1 day', now(), now())`,
    [id, me.id, claim],
  );
  const consent = { purpose: 'reminders', withoutChoice: 'given' };
  const mark = { id, claim, language: 'en', templateVersion: 0, addressDigest: 'x', consent };
  const marked = () =>
    shop.work(async ({ tx }) => ({ result: await markMessages(tx, [mark], 1_000), outcomes: [] as const }));
  await choose(me, reminders('withdrawn')).expect(200);
  expect(await marked()).toEqual(new Set());
  await choose(me, reminders('given')).expect(200);
  expect(await marked()).toEqual(new Set([id]));
});

test('the link of a mail shows and changes the choices of its person, and a forged one does nothing', async () => {
  const me = await shop.signUp();
  const token = linkOf(me);
  const show = (given: string) => shop.call('post', '/preferences/show', { body: { token: given } });
  const { body } = await show(token).expect(200);
  expect(body.data.map(({ purpose }: { purpose: string }) => purpose)).toEqual(['marketing', 'reminders', 'research']);
  expect(JSON.stringify(body)).not.toContain(me.email);
  const save = { token, consents: [{ purpose: 'marketing', channel: 'mail', state: 'given' }] };
  await shop.call('post', '/preferences', { body: save }).expect(200);
  const stop = { token, purpose: 'reminders', channel: 'mail' };
  await shop.call('post', '/preferences/unsubscribe', { body: stop }).expect(200);
  await shop.call('post', '/preferences/unsubscribe', { body: stop }).expect(200);
  const { body: mine } = await shop.call('get', `/customers/${me.id}/consents`, { token: me.token }).expect(200);
  const permitted = mine.data.filter(({ permits }: { permits: boolean }) => permits);
  expect(permitted).toMatchObject([
    { purpose: 'marketing', channel: 'mail', source: 'preference-page' },
    { purpose: 'reminders', channel: 'text' },
  ]);
  const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
  expect((await show(forged).expect(422)).body.type).toMatch(/account\.link-unusable$/);
  await show(signLink(shop.config.LINK_KEY, 'password-reset', me.id)).expect(422);
});

test('a reminder carries the one click of RFC 8058 with the link of its person', async () => {
  const me = await shop.signUp();
  await awake(me);
  await shop.ends(await shop.tell(me.id, ended), 'sent');
  const [mail] = await shop.mailsTo(me.email);
  const list = mail?.headers.get('list') as { unsubscribe?: { url?: string } } | undefined;
  const url = new URL(list?.unsubscribe?.url ?? '');
  expect(url.pathname).toBe('/pages/unsubscribe');
  expect(Object.fromEntries(url.searchParams)).toEqual({ token: linkOf(me), purpose: 'reminders', channel: 'mail' });
});
