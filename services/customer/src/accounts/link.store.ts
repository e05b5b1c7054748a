/** Reads and writes links of mails and codes of text messages. All times come from the clock of the database. */
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { Email } from '@toric/contracts/contact/email';
import { Phone } from '@toric/contracts/contact/contact';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings } from '../data-key.store.ts';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

export const LINK_MINUTES = {
  'account-confirmation': 7 * 24 * 60,
  'password-reset': 30,
  'email-change': 30,
  'phone-change': 10,
  'second-factor': 5,
  'passkey-registration': 5,
  'account-claim': 30 * 24 * 60,
  'staff-invitation': 3 * 24 * 60,
} as const;
export type LinkPurpose = keyof typeof LINK_MINUTES;

/** Holds the e-mail or phone number that the link proves. `former` is the e-mail that a new one replaced. */
const LinkTarget = z.object({ email: Email.optional(), former: Email.optional(), phone: Phone.optional() });
export type LinkTarget = z.output<typeof LinkTarget>;
const targets = sealedColumn('account_link', LinkTarget);

export const MOST_TRIES = 5;

type NewLink = {
  id: string;
  purpose: LinkPurpose;
  accountId: string;
  target?: { keys: Keyring; value: LinkTarget };
  /** Holds the keyed digest of a code on paper, which also opens the link. */
  codeDigest?: string;
};

/** Inserts a link and returns the time at which it expires. Deletes up to ten links that expired a month ago. */
export async function insertLink(tx: Tx, link: NewLink): Promise<Date> {
  const { id, purpose, accountId, target, codeDigest = null } = link;
  const sealed = target ? targets.seal(target.keys, id, target.value) : null;
  await tx.run`
    delete from account_link where id in (
      select id from account_link where expires_at < now() - interval '30 days' order by expires_at limit 10
      for update skip locked)`;
  const { expiresAt } = await tx.one<{ expiresAt: Date }>`
    insert into account_link (id, purpose, account_id, sealed, code_digest, expires_at)
    values (${id}, ${purpose}, ${accountId}, ${sealed}, ${codeDigest}, now() + make_interval(mins => ${LINK_MINUTES[purpose]}::int))
    returning expires_at`;
  return expiresAt;
}

/**
 * Returns the account of a sign-in challenge, and counts one try of a code. Returns undefined if the challenge was
 * used, has expired or has no tries left.
 */
export async function countChallengeTry(aside: Aside, id: string): Promise<string | undefined> {
  const [counted] = await aside<{ accountId: string }>(Prisma.sql`
    update account_link set tries = tries + 1
    where id = ${id}::uuid and purpose = 'second-factor' and used_at is null and expires_at > now()
      and tries < ${MOST_TRIES}::int
    returning account_id as "accountId"`);
  return counted?.accountId;
}

/** Returns the id of the link that a code on paper opens. Returns undefined if there is none. */
export async function readLinkOfCode(db: Reader, codeDigest: string): Promise<string | undefined> {
  return (await db.accountLink.findUnique({ where: { codeDigest }, select: { id: true } }))?.id;
}

/** Ends the links of an account that were sent for this purpose. */
export async function endLinks(tx: Tx, purpose: LinkPurpose, accountId: string): Promise<void> {
  await tx.run`
    update account_link set used_at = now()
    where account_id = ${accountId} and purpose = ${purpose} and used_at is null`;
}

/** Returns the account of a link that may still be used. Returns undefined for any other link. */
export async function readLinkAccount(db: Reader, purpose: LinkPurpose, id: string): Promise<string | undefined> {
  const rows = await db.$queryRaw<{ accountId: string }[]>`
    select account_id as "accountId" from account_link
    where id = ${id}::uuid and purpose = ${purpose} and used_at is null and expires_at > now()`;
  return rows[0]?.accountId;
}

export type TakenLink = { id: string; accountId: string; sealed: string | null };

/**
 * Uses up the link and returns it. Returns undefined if the link is unknown, used or expired, or had too many wrong
 * codes. Also ends the other links of the account for this purpose, except the challenges of other sign-ins. Works as
 * compare-and-set: of concurrent calls, one succeeds.
 */
export async function takeLink(tx: Tx, purpose: LinkPurpose, id: string): Promise<TakenLink | undefined> {
  const taken = await tx.maybe<TakenLink>`
    update account_link set used_at = now()
    where id = ${id} and purpose = ${purpose} and used_at is null and expires_at > now() and tries <= ${MOST_TRIES}
    returning id, account_id, sealed`;
  if (taken) {
    await tx.run`
      update account_link set used_at = now()
      where account_id = ${taken.accountId} and purpose = ${purpose} and used_at is null
        and purpose <> 'second-factor'`;
  }
  return taken;
}

/**
 * Counts one try of a code of a text message and returns true. Returns false if the code has no tries left, or cannot
 * be used.
 */
export async function countTry(aside: Aside, purpose: LinkPurpose, id: string, accountId: string): Promise<boolean> {
  const counted = await aside(Prisma.sql`
    update account_link set tries = tries + 1
    where id = ${id}::uuid and purpose = ${purpose} and account_id = ${accountId}::uuid and used_at is null
      and expires_at > now() and tries < ${MOST_TRIES}::int
    returning tries`);
  return counted.length === 1;
}

export const openTarget = (keys: Keyring, { id, sealed }: Pick<TakenLink, 'id' | 'sealed'>): LinkTarget =>
  sealed === null ? {} : targets.open(keys, id, sealed);

/**
 * Returns the e-mail or phone number that each link proves, by the id of the link. Leaves out a link whose person no
 * longer has a key.
 */
export async function findTargets(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LinkTarget>> {
  if (ids.length === 0) return new Map();
  const links = await tx.many<TakenLink>`
    select id, account_id, sealed from account_link
    where id = any(${ids}::uuid[]) and exists (select from data_key where customer_id = account_id)`;
  const keysOf = await findKeyrings(
    tx,
    vault,
    links.map(({ accountId }) => accountId),
  );
  return new Map(links.map((link) => [link.id, openTarget(keysOf(link.accountId), link)]));
}

/** Adds the former e-mail to a used link, so that the notice about the change can also be sent to the former e-mail. */
export async function keepFormerEmail(tx: Tx, keys: Keyring, id: string, target: LinkTarget): Promise<void> {
  await tx.run`update account_link set sealed = ${targets.seal(keys, id, target)} where id = ${id}`;
}
