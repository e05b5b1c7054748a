/** Provides what the tests of cases share: the API calls of staff, and signed mails of people. */
import { createHmac, randomUUID } from 'node:crypto';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type MailShop, mailShop, WEBHOOK_SECRET } from '../messages/mail-shop.ts';

export type CaseShop = Awaited<ReturnType<typeof caseShop>>;
type Mail = { from?: string; subject?: string; text?: string; messageId?: string; headers?: readonly string[] };

const rawOf = ({ from, subject, text, messageId, headers = [] }: Required<Omit<Mail, 'headers'>> & Mail) =>
  [
    ...[`From: ${from}`, 'To: mail@toric.example', `Subject: ${subject}`, `Message-ID: ${messageId}`, ...headers],
    ...['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', text, ''],
  ].join('\r\n');

const PLACES = ['Europe/London', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Asia/Shanghai'];
/** Returns a time zone in which it is day now, because mails that can wait are not sent at night. */
const whereItIsDay = () =>
  PLACES.find((timeZone) => {
    const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' }).format(new Date()));
    return hour >= 9 && hour < 20;
  }) ?? 'UTC';

export async function caseShop() {
  const shop: MailShop = await mailShop({ SHOP_TIME_ZONE: whereItIsDay() });
  const [sales, optician, admin, auditor] = await Promise.all(
    (['sales', 'optician', 'admin', 'auditor'] as const).map((role) => shop.staff(role)),
  );
  const call = (method: 'get' | 'post' | 'put' | 'patch', path: string, body?: object, token = sales) =>
    shop.call(method, path, { token: token ?? '', ...(body && { body }) });
  return {
    ...shop,
    ...{ sales: sales ?? '', optician: optician ?? '', admin: admin ?? '', auditor: auditor ?? '' },
    ask: call,
    open: (change: object = {}) =>
      call('post', '/cases', {
        ...{ type: 'enquiry', channel: 'phone', subject: 'canary-subject', text: 'canary-text', ...change },
      }),
    read: async (id: string, token?: string) => (await call('get', `/cases/${id}`, undefined, token).expect(200)).body,
    /** Inserts a member of staff with this role, who can sign in, directly into the database. Returns her id. */
    async colleague(role: string): Promise<string> {
      const id = randomUUID();
      await shop.stack.admin.query(
        `insert into customer.account (id, kind, roles, email_index, password_hash, created_at)
         values ($1, 'staff', $2, $1::uuid::text, 'x', now())`,
        [id, [role]],
      );
      return id;
    },
    /**
     * Sends a signed mail to the webhook for mails. Returns the answer of the webhook and the Message-ID of the mail.
     */
    async mail(given: Mail = {}) {
      const { from = 'Li Wei <li@example.com>', subject = 'My lens', text = 'It tore.' } = given;
      const messageId = given.messageId ?? `<${randomUUID()}@example.com>`;
      const raw = rawOf({ from, subject, text, messageId, headers: given.headers ?? [] });
      const [id, at] = [randomUUID(), String(Math.floor(Date.now() / 1_000))];
      const key = Buffer.from(WEBHOOK_SECRET.replace('whsec_', ''), 'base64');
      const signature = createHmac('sha256', key).update(`${id}.${at}.${raw}`).digest('base64');
      const { body } = await shop
        .call('post', '/webhooks/case-mail')
        .set({ 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` })
        .set('content-type', 'message/rfc822')
        .send(raw)
        .expect(202);
      return { ...(body as { outcome: string; caseId: string | null }), messageId };
    },
    /** Waits until a row of the SQL statement meets the condition `isDone`, and returns this row. */
    settles: <T>(what: string, sql: string, values: readonly unknown[], isDone: (row: T) => boolean): Promise<T> =>
      until(what, async () => {
        const { rows } = await shop.stack.admin.query(sql, [...values]);
        const [row] = rows as T[];
        return row && isDone(row) ? row : undefined;
      }),
  };
}
