import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { OrderShipped } from '@toric/contracts/order/events';
import type { Notice } from '@toric/contracts/customer/messages/notice';
import { Template } from '@toric/contracts/customer/messages/notice';
import { until } from '@toric/infra/prove/testing/test-stack';
import { exampleOf, TEMPLATE_RULES } from '../../src/messages/template.ts';
import { type MailShop, mailShop } from './mail-shop.ts';

const LINK = '0197a000-0000-7000-8000-0000000000f1';
const reset: Notice = { template: 'password-reset', values: { linkId: LINK } };
/** Names a time zone in which it is noon now, so that messages that are not urgent are sent. */
const NOON = [
  'Etc',
  'Pacific/Auckland',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
]
  .slice(1)
  .find((timeZone) => {
    const hour = Number(
      new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(new Date()),
    );
    return hour >= 9 && hour < 20;
  });

let shop: MailShop;
beforeAll(async () => {
  shop = await mailShop({ SHOP_TIME_ZONE: NOON ?? 'UTC', MAIL_PER_DOMAIN_AND_SECOND: '1000' });
});
afterEach(() => shop.mailbox.trouble.set({ rules: [], delayMs: 0 }));
afterAll(() => shop.stop());

/**
 * Lists the templates that other tests cover. links.int.test.ts tests the first three, which are sent to the address of
 * their link. case-mails.int.test.ts tests the last one, whose words are in a table.
 */
const ELSEWHERE: readonly Template[] = ['email-change', 'email-changed', 'phone-code', 'case-answer'];
const MAILS = Template.options.filter((template) => !ELSEWHERE.includes(template));

test.each(MAILS)('the mail %s arrives once, with a part in plain text', async (template) => {
  const { id, email, token } = await shop.signUp();
  const { purpose } = TEMPLATE_RULES[template];
  const consents = [{ purpose, channel: 'mail', state: 'given' }];
  if (purpose) await shop.call('put', `/customers/${id}/consents`, { token, body: { consents } }).expect(200);
  const cause = await shop.tell(id, exampleOf(template));
  await shop.tell(id, exampleOf(template), cause);
  await shop.ends(cause, 'sent');
  const [mail, ...more] = await shop.mailsTo(email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain('Toric');
  expect(mail?.html).toContain('<html');
  expect(mail?.headers.get('auto-submitted')).toBe(template === 'case-received' ? 'auto-replied' : 'auto-generated');
  expect(mail?.messageId).toMatch(/^<[a-z2-7]{42}@toric\.example>$/);
  expect(mail?.headers.has('list')).toBe(TEMPLATE_RULES[template].class === 'reminder');
});

test('a person gets mails in her own language', async () => {
  const { id, email, token } = await shop.signUp();
  await shop.call('patch', `/customers/${id}`, { token, body: { language: 'zh' } }).expect(200);
  await shop.ends(await shop.tell(id, reset), 'sent');
  expect((await shop.mailsTo(email))[0]?.subject).toBe('重设密码');
});

test('a fact of an order is told by a mail and by an invoice, and a repeat of the fact tells nothing more', async () => {
  const { id, email } = await shop.signUp();
  const orderId = '0197a000-0000-7000-8000-00000000000a';
  const fact = OrderShipped({ orderId, customerId: id, orderNumber: 'T-1', invoiceNumber: 'INV-1' });
  const eventId = await shop.stack.deliver(OrderShipped, fact);
  await shop.stack.deliver(OrderShipped, fact, { id: eventId });
  const mails = await until('both mails', async () => {
    const got = await shop.mailsTo(email);
    return got.length >= 2 ? got : undefined;
  });
  expect(new Set(mails.map(({ subject }) => subject))).toEqual(
    new Set(['Your invoice INV-1', 'Your order T-1 is on its way']),
  );
});

test('two senders send each mail once', async () => {
  const other = shop.anotherSender({ pollMs: 20 });
  const people = await Promise.all(Array.from({ length: 10 }, () => shop.signUp()));
  const causes = await Promise.all(people.map(({ id }) => shop.tell(id, reset)));
  for (const cause of causes) await shop.ends(cause, 'sent');
  await other.stop();
  for (const { email } of people) expect(await shop.mailsTo(email)).toHaveLength(1);
});

describe('trouble with the mail server', () => {
  const trouble = (at: 'connect' | 'rcpt' | 'data' | 'end', act: number | 'drop' | 'keep-and-drop', text = 'trouble') =>
    shop.mailbox.trouble.set({ rules: [{ at, act, text, chance: 1, next: 1 }], delayMs: 0 });

  test('a connection that breaks before the content costs nothing: the mail is sent again', async () => {
    const { id, email } = await shop.signUp();
    trouble('rcpt', 'drop');
    const cause = await shop.tell(id, reset);
    await until('a second try', async () => {
      await shop.hurry(cause);
      return (await shop.mailsTo(email)).length > 0 ? true : undefined;
    });
    expect((await shop.ends(cause, 'sent')).attempts).toBe(2);
    expect(await shop.mailsTo(email)).toHaveLength(1);
  });

  test.each(['drop', 'keep-and-drop'] as const)(
    'a connection that breaks after the content (%s) leaves the mail unknown, and nothing sends it again but a person',
    async (act) => {
      const { id, email } = await shop.signUp();
      trouble('end', act);
      const cause = await shop.tell(id, reset);
      expect(await shop.ends(cause, 'unknown')).toEqual({ state: 'unknown', lastCode: 'connection-lost', attempts: 1 });
      await shop.hurry(cause);
      const got = await shop.mailsTo(email);
      expect(got).toHaveLength(act === 'drop' ? 0 : 1);
      const token = await shop.staff('sales');
      const list = await shop.call('get', `/messages?personId=${id}&state=unknown`, { token }).expect(200);
      const [message] = list.body.data;
      expect(message).toMatchObject({ causeId: cause, template: 'password-reset', state: 'unknown' });
      const reason = 'She says that nothing came';
      await shop.call('post', `/messages/${message.id}/resend`, { token, body: { reason } }).expect(200);
      await shop.ends(cause, 'sent');
      expect(await shop.mailsTo(email)).toHaveLength(got.length + 1);
      const detail = await shop.call('get', `/messages/${message.id}`, { token }).expect(200);
      expect(
        detail.body.history.map(({ outcome, reason: why }: { outcome: string; reason: string }) => [outcome, why]),
      ).toEqual([
        ['unknown', null],
        ['resend', reason],
        ['sent', null],
      ]);
      const refused = await shop.call('post', `/messages/${message.id}/resend`, { token, body: { reason } });
      expect(refused.body.slug ?? refused.body.type).toMatch(/message.not-unknown/);
    },
  );

  test('an answer of 450 postpones the mail, and the domain rests', async () => {
    const { id, email } = await shop.signUp({ email: `busy@${Date.now()}.example` });
    trouble('rcpt', 450, '4.2.1 busy');
    const cause = await shop.tell(id, reset);
    await until('the first try', async () => ((await shop.ends(cause, 'waiting')).attempts === 1 ? true : undefined));
    await until('the code of the server', async () =>
      (await shop.ends(cause, 'waiting')).lastCode ? true : undefined,
    );
    expect((await shop.ends(cause, 'waiting')).lastCode).toBe('450 4.2.1');
    await shop.hurry(cause);
    await until('the rest of the domain', async () =>
      (await shop.ends(cause, 'waiting')).lastCode === 'domain-busy' ? true : undefined,
    );
    expect(await shop.mailsTo(email)).toEqual([]);
  });

  test('an answer of 550 refuses the mail for good', async () => {
    const { id } = await shop.signUp();
    trouble('rcpt', 550, '5.7.1 policy');
    expect(await shop.ends(await shop.tell(id, reset), 'refused')).toMatchObject({ lastCode: '550 5.7.1' });
  });
});

test('a message of a sender that died after the mark becomes unknown, and before the mark it is sent', async () => {
  const { id, email } = await shop.signUp();
  const insert = (state: string, cause: string) =>
    shop.stack.admin.query(
      `insert into customer.message (id, cause_id, person_id, template, channel, values, state, claim, attempts, due_at, expires_at, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, 'password-changed', 'mail', '{}', $3, gen_random_uuid(), 1, now(), now() + interval '1 day', now(), now())`,
      [cause, id, state],
    );
  const [marked, claimed] = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'] as const;
  await insert('sending', marked);
  await insert('waiting', claimed);
  await shop.ends(claimed, 'sent');
  const watching = shop.anotherSender({ pollMs: 100, markMs: 200 });
  await shop.ends(marked, 'unknown');
  await watching.stop();
  expect(await shop.mailsTo(email)).toHaveLength(1);
});

test('a message that is not urgent waits for the morning of its person', async () => {
  const { id, email, token } = await shop.signUp();
  const night = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Pacific/Auckland'].find(
    (timeZone) => {
      const hour = Number(
        new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(new Date()),
      );
      return hour >= 21 || hour < 7;
    },
  );
  await shop.call('patch', `/customers/${id}`, { token, body: { timeZone: night } }).expect(200);
  const cause = await shop.tell(id, exampleOf('refund'));
  await until('the quiet hours', async () =>
    (await shop.ends(cause, 'waiting')).lastCode === 'quiet-hours' ? true : undefined,
  );
  expect(await shop.ends(cause, 'waiting')).toMatchObject({ attempts: 0 });
  expect(await shop.mailsTo(email)).toEqual([]);
});

test('a message that nobody can use any more is not sent', async () => {
  const { id, email } = await shop.signUp();
  const cause = '0197a000-0000-7000-8000-000000000003';
  await shop.stack.admin.query(
    `insert into customer.message (id, cause_id, person_id, template, channel, values, state, due_at, expires_at, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, 'password-changed', 'mail', '{}', 'waiting', now(), now() - interval '1 second', now(), now())`,
    [cause, id],
  );
  await shop.ends(cause, 'expired');
  expect(await shop.mailsTo(email)).toEqual([]);
});

test('no column of a message names the person or the address', async () => {
  const { id, email } = await shop.signUp({ givenName: 'Canaria' });
  await shop.ends(await shop.tell(id, reset), 'sent');
  const { rows } = await shop.stack.admin.query(
    `select to_jsonb(m)::text as row from customer.message m where person_id = $1`,
    [id],
  );
  for (const { row } of rows) {
    expect(row).not.toContain(email);
    expect(row).not.toContain('Canaria');
  }
});
