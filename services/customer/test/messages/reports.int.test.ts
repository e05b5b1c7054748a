import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { exampleOf } from '../../src/messages/template.ts';
import { isDkimSigned } from './dkim.ts';
import { type MailShop, mailShop, WEBHOOK_SECRET } from './mail-shop.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const reset = exampleOf('password-reset');
let shop: MailShop;
beforeAll(async () => {
  shop = await mailShop({
    ...{ MAIL_DKIM_DOMAIN: 'toric.example', MAIL_DKIM_SELECTOR: 's1' },
    MAIL_DKIM_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ...{ MAIL_PER_DOMAIN_AND_SECOND: '1000', TEXTS_KEY: 'a key of the tests', TEXTS_URL: 'http://127.0.0.1:1' },
  });
});
afterEach(() => shop.mailbox.trouble.set({ rules: [], delayMs: 0 }));
afterAll(() => shop.stop());

/** Sends a mail to a new customer. Returns the customer and the address to which its bounce returns. */
async function sent(notice = reset) {
  const customer = await shop.signUp();
  const cause = await shop.tell(customer.id, notice);
  await shop.ends(cause, 'sent');
  const [mail] = shop.keptTo(customer.email);
  return { ...customer, cause, returnPath: mail?.from ?? '', raw: Buffer.from(mail?.raw ?? '', 'base64') };
}

const bounce = (to: string, status: string, action = 'failed') =>
  [
    ...['From: MAILER-DAEMON@mx.example', `To: ${to}`, 'Subject: Undelivered', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '', '--b'],
    ...['Content-Type: text/plain', '', 'It did not arrive.', '--b', 'Content-Type: message/delivery-status', ''],
    ...['Reporting-MTA: dns; mx.example', '', 'Final-Recipient: rfc822; x@example.com', `Action: ${action}`],
    ...[`Status: ${status}`, 'Diagnostic-Code: smtp; 550', '', '--b--', ''],
  ].join('\r\n');
const complaint = (to: string) =>
  [
    ...['From: feedback@isp.example', 'To: abuse@toric.example', 'Subject: FW', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=feedback-report; boundary="b"', '', '--b'],
    ...['Content-Type: text/plain', '', 'A complaint.', '--b', 'Content-Type: message/feedback-report', ''],
    ...['Feedback-Type: abuse', 'User-Agent: Isp/1', 'Version: 1', '', '--b', 'Content-Type: message/rfc822', ''],
    ...[`Return-Path: <${to}>`, 'Subject: Your mail', '', 'Hello', '--b--', ''],
  ].join('\r\n');

function report(body: string, { id = randomUUID(), at = Date.now() / 1_000, secret = WEBHOOK_SECRET } = {}) {
  const stamp = String(Math.floor(at));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${stamp}.${body}`).digest('base64');
  return shop
    .call('post', '/webhooks/mail')
    .set({
      'webhook-id': id,
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${signature}`,
      'content-type': 'message/rfc822',
    })
    .send(body);
}

test('a mail is signed by DKIM', async () => {
  const { raw } = await sent();
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect(isDkimSigned(raw, pem)).toBe(true);
  expect(isDkimSigned(Buffer.from(raw.toString('latin1').replace('Subject: ', 'Subject: x'), 'latin1'), pem)).toBe(
    false,
  );
});

test('a hard bounce ends everything to the address, until a person lifts it with a reason', async () => {
  const { id, email, cause, returnPath } = await sent();
  await report(bounce(returnPath, '5.1.1')).expect(202);
  expect(await shop.ends(cause, 'refused')).toMatchObject({ lastCode: '5.1.1' });
  expect(await shop.ends(await shop.tell(id, reset), 'suppressed')).toMatchObject({ lastCode: 'bounce' });
  expect(await shop.mailsTo(email)).toHaveLength(1);
  const token = await shop.staff('sales');
  const found = await shop
    .call('get', `/suppressions?email=${encodeURIComponent(email.toUpperCase())}`, { token })
    .expect(200);
  expect(found.body.data).toEqual([expect.objectContaining({ cause: 'bounce', code: '5.1.1' })]);
  expect(JSON.stringify(found.body)).not.toContain(email);
  const path = `/suppressions/${found.body.data[0].id}/lift`;
  await shop.call('post', path, { token, body: { reason: 'She has a mailbox again' } }).expect(200);
  await shop.call('post', path, { token, body: { reason: 'Twice' } }).expect(404);
  await shop.ends(await shop.tell(id, reset), 'sent');
});

test('a full mailbox and a delay suppress nothing', async () => {
  const full = await sent();
  await report(bounce(full.returnPath, '5.2.2')).expect(202);
  await shop.ends(full.cause, 'refused');
  await shop.ends(await shop.tell(full.id, reset), 'sent');
  const late = await sent();
  await report(bounce(late.returnPath, '4.4.1', 'delayed')).expect(202);
  await shop.ends(late.cause, 'sent');
});

test('a complaint ends reminders, and service mail still arrives', async () => {
  const { id, returnPath } = await sent();
  await report(complaint(returnPath)).expect(202);
  expect(await shop.ends(await shop.tell(id, exampleOf('prescription-ends')), 'suppressed')).toMatchObject({
    lastCode: 'complaint',
  });
  await shop.ends(await shop.tell(id, reset), 'sent');
});

test('a report is applied once', async () => {
  const { cause, returnPath } = await sent();
  const id = randomUUID();
  for (let repeat = 0; repeat < 3; repeat++) await report(bounce(returnPath, '5.7.1'), { id }).expect(202);
  const { rows } = await shop.stack.admin.query(
    `select a.outcome from customer.message_attempt a join customer.message m on m.id = a.message_id where m.cause_id = $1 order by a.at`,
    [cause],
  );
  expect(rows.map(({ outcome }) => outcome)).toEqual(['sent', 'bounced']);
});

test('a report that is forged, old or about another message has no effect', async () => {
  const { cause, returnPath } = await sent();
  const forged = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
  await report(bounce(returnPath, '5.1.1'), { secret: forged }).expect(401);
  await report(bounce(returnPath, '5.1.1'), { at: Date.now() / 1_000 - 301 }).expect(401);
  const another = returnPath.replace(/\+(.)/, (_, first: string) => `+${first === 'a' ? 'b' : 'a'}`);
  await report(bounce(another, '5.1.1')).expect(202);
  await report('no mail at all').expect(202);
  await shop.ends(cause, 'sent');
});

test('a text message is sent once, also if the answer of the provider is lost', async () => {
  const other = await shop.instance({ TEXTS_URL: `http://127.0.0.1:${shop.mailbox.port}` });
  const { id } = await shop.signUp({ phone: '+14155550132' });
  shop.mailbox.trouble.set({ rules: [{ at: 'text', act: 'keep-and-drop', text: '', chance: 1, next: 1 }], delayMs: 0 });
  const cause = await shop.tell(id, exampleOf('recall-notice'));
  for (let tries = 0; tries < 200 && shop.mailbox.kept.texts().length === 0; tries++) {
    await shop.hurry(cause);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const textIsSent = shop.ends(cause, 'sent', 'text');
  const hurrying = setInterval(() => void shop.hurry(cause), 100);
  await textIsSent.finally(() => clearInterval(hurrying));
  await other.stop();
  expect(shop.mailbox.kept.texts()).toHaveLength(1);
  expect(shop.mailbox.kept.texts()[0]).toMatchObject({
    to: '+14155550132',
    text: expect.stringContaining('recall Z-0217-2026'),
  });
  await supertest(`http://127.0.0.1:${shop.mailbox.port}`).post('/v1/texts').send({ to: '1', text: 'x' }).expect(401);
});
