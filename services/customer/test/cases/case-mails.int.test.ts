/** Tests how mails become cases: threads, confirmations, loops of automatic mails, and answers that find their case. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CaseShop, caseShop } from './case-shop.ts';

let shop: CaseShop;
beforeAll(async () => {
  shop = await caseShop();
}, 60_000);
afterAll(() => shop.stop());

let people = 0;
const person = () => `Li Wei <li${(people += 1)}@example.com>`;
const addressOf = (from: string) => /<(.+)>/.exec(from)?.[1] ?? '';
const textsOf = async (id: string) =>
  (await shop.read(id)).entries.flatMap(({ kind, text }: { kind: string; text: string }) =>
    kind === 'received' ? [text] : [],
  );

test('a mail opens a case of an unknown sender, who gets one confirmation in the thread', async () => {
  const from = person();
  const first = await shop.mail({ from, subject: 'My lens', text: 'It tore.' });
  expect(first.outcome).toBe('opened');
  await shop.ends(first.caseId ?? '', 'sent');
  const [confirmation] = await shop.mailsTo(addressOf(from));
  expect(confirmation?.subject).toMatch(/^\[C-\d{4}-\d{6}\] We have your message/);
  expect(confirmation?.inReplyTo).toBe(first.messageId);
  expect(confirmation?.headers.get('auto-submitted')).toBe('auto-replied');
  const second = await shop.mail({ from, subject: 'Another thing' });
  expect(second).toMatchObject({ outcome: 'opened' });
  expect(second.caseId).not.toBe(first.caseId);
  await shop.stack.admin.query('select pg_sleep(0)');
  expect(await shop.mailsTo(addressOf(from))).toHaveLength(1);
  expect(await shop.read(first.caseId ?? '')).toMatchObject({
    ...{ subject: 'My lens', channel: 'mail', customerId: null, sender: { name: 'Li Wei', email: addressOf(from) } },
  });
});

test('a mail of a customer opens a case of hers', async () => {
  const customer = await shop.signUp();
  await shop.confirmEmail(customer);
  const { caseId } = await shop.mail({ from: customer.email.toUpperCase() });
  expect(await shop.read(caseId ?? '')).toMatchObject({ customerId: customer.id, sender: null });
  // a stranger may have signed up with the e-mail of somebody else
  const unproven = await shop.signUp();
  const other = await shop.mail({ from: unproven.email });
  expect(await shop.read(other.caseId ?? '')).toMatchObject({ customerId: null });
});

test('words of pain lead a mail to opticians as urgent, and an administrator may change the rules', async () => {
  const { caseId } = await shop.mail({ from: person(), text: 'My eye hurts since yesterday.' });
  expect(await shop.read(caseId ?? '')).toMatchObject({ priority: 'urgent', team: 'optician' });
  const rule = '0197a000-0000-7000-8000-0000000ca1e1';
  await shop.call('delete', `/case-rules/${rule}`, { token: shop.admin }).expect(204);
  await shop.call('delete', `/case-rules/${rule}`, { token: shop.admin }).expect(404);
  const again = await shop.mail({ from: person(), text: 'My eye hurts since yesterday.' });
  expect(await shop.read(again.caseId ?? '')).toMatchObject({ priority: 'normal', team: 'sales' });
});

describe('a reply goes on with its case', () => {
  test('by the Message-ID of our answer, and an answer names the mail of the customer', async () => {
    const from = person();
    const { caseId, messageId } = await shop.mail({ from });
    const path = `/cases/${caseId}`;
    await shop.ask('post', `${path}/answers`, { text: 'Line one.\nLine <two>.', next: 'waiting' }).expect(201);
    const textId = await shop.value<string>(
      `select id as value from customer.case_entry where case_id = $1 and kind = 'answer'`,
      caseId,
    );
    await shop.ends(textId, 'sent');
    const answer = (await shop.mailsTo(addressOf(from))).find(({ text }) => text?.includes('Line one.'));
    expect(answer?.inReplyTo).toBe(messageId);
    expect(answer?.headers.has('auto-submitted')).toBe(false);
    expect([answer?.text?.includes('Line <two>.'), String(answer?.html).includes('Line &lt;two&gt;.')]).toEqual([
      true,
      true,
    ]);
    const headers = [`In-Reply-To: ${answer?.messageId}`, `References: ${messageId} ${answer?.messageId}`];
    expect(
      await shop.mail({ from: 'Her sister <sister@example.com>', subject: 'Re:', text: 'Thank you.', headers }),
    ).toMatchObject({
      ...{ outcome: 'added', caseId },
    });
    expect(await textsOf(caseId ?? '')).toEqual(['It tore.', 'Thank you.']);
    expect(await shop.read(caseId ?? '')).toMatchObject({ state: 'open' });
  });

  test('by the Message-ID of her own first mail', async () => {
    const from = person();
    const { caseId, messageId } = await shop.mail({ from });
    const headers = [`In-Reply-To: ${messageId}`];
    expect(await shop.mail({ from, text: 'And it hurts.', headers })).toMatchObject({ outcome: 'added', caseId });
  });

  test('by the number in the subject, but only of the same sender', async () => {
    const from = person();
    const { caseId } = await shop.mail({ from });
    const { number } = await shop.read(caseId ?? '');
    expect(await shop.mail({ from, subject: `Re: [${number}] My lens` })).toMatchObject({ outcome: 'added', caseId });
    expect(await shop.mail({ from: person(), subject: `Re: [${number}] My lens` })).toMatchObject({
      outcome: 'opened',
    });
  });

  test('and opens a solved one again, but not one that was closed long ago', async () => {
    const from = person();
    const { caseId, messageId } = await shop.mail({ from });
    const reply = () => shop.mail({ from, headers: [`In-Reply-To: ${messageId}`] });
    await shop.ask('post', `/cases/${caseId}/moves`, { to: 'solved' }).expect(201);
    expect(await reply()).toMatchObject({ outcome: 'added', caseId });
    expect(await shop.read(caseId ?? '')).toMatchObject({ state: 'reopened', reopenings: 1 });
    await shop.ask('post', `/cases/${caseId}/moves`, { to: 'closed' }).expect(201);
    await shop.stack.admin.query(
      `update customer.service_case set closed_at = now() - interval '31 days' where id = $1`,
      [caseId],
    );
    const later = await reply();
    expect([later.outcome, later.caseId === caseId]).toEqual(['opened', false]);
  });
});

describe('a loop is stopped', () => {
  test.each([
    ['an automatic answer', { headers: ['Auto-Submitted: auto-replied'] }],
    ['a list', { headers: ['Precedence: list'] }],
    ['a bounce', { from: 'MAILER-DAEMON@mx.example', headers: ['Return-Path: <>'] }],
    ['one of our own mails', { from: 'Toric <mail@toric.example>' }],
  ])('%s opens nothing', async (_, mail) => {
    expect(await shop.mail(mail)).toMatchObject({ outcome: 'ignored', caseId: null });
  });

  test('a mail is taken once', async () => {
    const mail = { from: person(), messageId: '<once@example.com>' };
    expect([(await shop.mail(mail)).outcome, (await shop.mail(mail)).outcome]).toEqual(['opened', 'known']);
  });

  test('a sender who writes more than twenty mails within an hour is not listened to', async () => {
    const from = person();
    const outcomes = [];
    for (let index = 0; index < 21; index += 1) outcomes.push((await shop.mail({ from })).outcome);
    expect(outcomes.slice(0, 20)).toEqual(Array(20).fill('opened'));
    expect(outcomes[20]).toBe('ignored');
  });
});

test('a mail without a readable sender, and bytes that are no mail, open nothing', async () => {
  expect(await shop.mail({ from: 'nobody' })).toMatchObject({ outcome: 'ignored' });
  expect(await shop.mail({ from: '"x\r\nBcc: y" <not an address>' })).toMatchObject({ outcome: 'ignored' });
});

test('an unsigned mail is refused', async () => {
  await shop
    .call('post', '/webhooks/case-mail')
    .set('content-type', 'message/rfc822')
    .send('From: li@example.com\r\n\r\nx')
    .expect(401);
});

test('without the keys, a dump tells neither a sender, nor a Message-ID, nor a word', async () => {
  await shop.mail({
    from: 'Canary Person <canary@example.com>',
    subject: 'canary',
    text: 'canary',
    messageId: '<canary@example.com>',
  });
  for (const table of [
    'service_case',
    'case_entry',
    'case_mail',
    'case_sender',
    'outside_recipient',
    'written_text',
    'change_record',
  ])
    expect([
      table,
      await shop.value(`select coalesce(string_agg(t::text, ''), '') ~* 'canary' as value from customer.${table} t`),
    ]).toEqual([table, false]);
});
