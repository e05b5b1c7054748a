/**
 * Starts a customer service that sends its mails to a mailbox. A test can make the mailbox fail as a mail server does.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageLinkSigner } from '@toric/chassis/access/page-link';
import { createVault } from '@toric/chassis/data/vault';
import { startService } from '@toric/chassis/service';
import { SendMessage } from '@toric/contracts/customer/events';
import type { Notice } from '@toric/contracts/customer/messages/notice';
import type { KeptMail } from '@toric/infra/shop/mailbox/kept';
import { startMailbox } from '@toric/infra/shop/mailbox/mailbox';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type ParsedMail, simpleParser } from 'mailparser';
import { signingKey } from '../../src/accounts/access-token.ts';
import { CustomerConfig } from '../../src/config.ts';
import { type SendSettings, sendOne } from '../../src/messages/sending/send-one.flow.ts';
import { type SenderTimes, startSender } from '../../src/messages/sending/sender.flow.ts';
import { smtpPool } from '../../src/messages/sending/smtp-pool.ts';
import { customerService } from '../../src/service.ts';
import { customerStack } from '../customer-stack.ts';

export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
export type MailShop = Awaited<ReturnType<typeof mailShop>>;
type State = { state: string; lastCode: string | null; attempts: number };

export async function mailShop(change: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  const mailbox = await startMailbox({
    ...{ PORT: 0, HOST: '127.0.0.1', MAILBOX_SMTP_PORT: 0 },
    ...{ MAILBOX_TEXTS_KEY: 'a key of the tests', MAILBOX_DATA_DIR: folder },
  });
  const shop = await customerStack({
    SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`,
    MAIL_WEBHOOK_SECRET: WEBHOOK_SECRET,
    ...change,
  });
  const { stack, config } = shop;
  /** Holds the addresses whose first mail in the mailbox is the mail of the sign-up. */
  const signedUp = new Set<string>();
  /** Returns the mails to an address that the mailbox has kept, oldest first, without the mail of the sign-up. */
  const keptTo = (address: string): KeptMail[] =>
    mailbox.kept
      .mails()
      .filter(({ to }) => to === address)
      .slice(signedUp.has(address) ? 1 : 0);
  return {
    ...shop,
    mailbox,
    keptTo,
    /** Signs a customer up, and waits for the mail that confirms her address. */
    async signUp(person: object = {}) {
      const customer = await shop.signUp(person);
      await until('the mail of the sign-up', async () => {
        const { rowCount } = await stack.admin.query(
          `select from customer.message where person_id = $1 and state = 'sent'`,
          [customer.id],
        );
        return rowCount === 1 ? true : undefined;
      });
      signedUp.add(customer.email);
      return customer;
    },
    /**
     * Queues a message to the person, as if another service had sent the command. Returns the id of the message's
     * cause.
     */
    async tell(personId: string, notice: Notice, causeId: string = randomUUID()): Promise<string> {
      await stack.deliver(SendMessage, SendMessage({ causeId, personId, notice }));
      return causeId;
    },
    /** Waits until the message has this state, and returns it. */
    ends: (causeId: string, state: string, channel = 'mail'): Promise<State> =>
      until(`the message of ${causeId} to be ${state}`, async () => {
        const { rows } = await stack.admin.query<State>(
          'select state, last_code as "lastCode", attempts from customer.message where cause_id = $1 and channel = $2',
          [causeId, channel],
        );
        return rows[0]?.state === state ? rows[0] : undefined;
      }),
    /** Makes a message that waits for another try due at once. */
    hurry: (causeId: string) =>
      stack.admin.query(`update customer.message set due_at = now() where cause_id = $1`, [causeId]),
    /** Returns the parsed mails to an address, oldest first, without the mail of the sign-up. */
    mailsTo: (address: string): Promise<ParsedMail[]> =>
      Promise.all(keptTo(address).map(({ raw }) => simpleParser(Buffer.from(raw, 'base64')))),
    /** Starts another sender on the same database, like a second instance of the service. */
    anotherSender(times: SenderTimes = {}) {
      const vault = createVault({ service: 'customer', masterKey: config.MASTER_KEY });
      const settings: SendSettings = {
        sender: { from: config.MAIL_FROM, returnPath: 'mail@toric.example', dkim: undefined },
        ...{ linkKey: config.LINK_KEY, publicUrl: config.PUBLIC_URL, language: 'en', timeZone: 'UTC' },
        perDomainAndSecond: 1_000,
        signPageLink: pageLinkSigner(signingKey(config.AUTH_PRIVATE_JWK).key),
      };
      const pool = smtpPool({ url: `smtp://127.0.0.1:${mailbox.smtpPort}`, connections: 5 });
      const log = { warn: () => undefined, error: () => undefined };
      const means = { vault, settings, pool, texts: undefined, clock: shop.work.database.clock };
      return startSender({ database: shop.work.database, log, sendOne: sendOne(means), times });
    },
    /** Starts another instance of the service on the same data, with other settings. */
    async instance(more: Record<string, string>) {
      const other = CustomerConfig.parse({ ...config, ...more, PORT: '0' });
      return startService(customerService(other), other);
    },
    async stop() {
      await shop.stop();
      await mailbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
