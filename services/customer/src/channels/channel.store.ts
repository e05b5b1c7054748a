/**
 * Reads and writes channels. The token of a provider is encrypted with a key of the service, because it belongs to no
 * person.
 */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { ChannelProvider } from '@toric/contracts/customer/channels/channel';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import { type Channel as Row, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Channel } from './channel.ts';

const contextOf = (id: string) => `channel_token/${id}`;
export const sealToken = (vault: Vault, id: string, token: string): string => vault.sealShared(contextOf(id), token);
export const openToken = (vault: Vault, { id, token }: Pick<Channel, 'id' | 'token'>): string =>
  token === null ? '' : vault.openShared(contextOf(id), token);

function channelOf(stored: Row): Channel {
  const { claimedUntil: _, ...row } = stored;
  return { ...row, provider: ChannelProvider.parse(row.provider) };
}

export async function insertChannel(tx: Tx, channel: Channel): Promise<void> {
  const { id, provider, name, account, profiles, isOn, isAsked, token, nextAskedAt, changedBy, createdAt } = channel;
  await tx.run`
    insert into channel (id, provider, name, account, profiles, is_on, is_asked, token, next_asked_at, changed_by, created_at,
      updated_at)
    values (${id}, ${provider}, ${name}, ${account}, ${profiles}::text[], ${isOn}, ${isAsked}, ${token}, ${nextAskedAt},
      ${changedBy}, ${createdAt}, ${createdAt})`;
}

export async function countChannels(tx: Tx): Promise<number> {
  return (await tx.one<{ channels: number }>`select count(*)::int as channels from channel`).channels;
}

/**
 * Locks the channel until the transaction ends, so that its webhook deliveries and polled pages are stored one after
 * the other.
 */
export async function lockChannel(tx: Tx, id: string): Promise<Channel | undefined> {
  const row = await tx.maybe<Row>`select * from channel where id = ${id} for no key update`;
  return row && channelOf(row);
}

export async function updateChannel(tx: Tx, channel: Channel): Promise<void> {
  const { id, name, profiles, isOn, isAsked, token, nextAskedAt, failures, changedBy, version, updatedAt } = channel;
  await tx.run`
    update channel set name = ${name}, profiles = ${profiles}::text[], is_on = ${isOn}, is_asked = ${isAsked}, token = ${token},
      next_asked_at = ${nextAskedAt}, failures = ${failures}, changed_by = ${changedBy}, version = ${version},
      updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Makes the channel due now, so that it is polled next. */
export async function askSoon(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`update channel set next_asked_at = ${now} where id = ${id}`;
}

/** Claims the due channel that has waited longest for polling. Returns undefined if none is due. */
export async function claimDue(tx: Tx, now: Date, claimMs: number): Promise<Channel | undefined> {
  const row = await tx.maybe<Row>`
    update channel set claimed_until = ${new Date(now.getTime() + claimMs)}
    where id = (
      select id from channel
      where is_on and is_asked and token is not null and next_asked_at <= ${now}
        and (claimed_until is null or claimed_until < ${now})
      order by next_asked_at, id limit 1 for update skip locked)
    returning *`;
  return row && channelOf(row);
}

type Asked = {
  readonly id: string;
  readonly cursor: string;
  readonly isEnd: boolean;
  readonly unreadable: number;
  readonly nextAskedAt: Date;
  readonly now: Date;
};

/** Moves the polling cursor of a channel, in the transaction that stores the items of the page. */
export async function moveCursor(tx: Tx, { id, cursor, isEnd, unreadable, nextAskedAt, now }: Asked): Promise<void> {
  await tx.run`
    update channel set cursor = ${cursor}, claimed_until = null, last_asked_at = ${now}, next_asked_at = ${nextAskedAt},
      failures = 0, caught_up_at = case when ${isEnd}::boolean then ${now} else caught_up_at end,
      last_error = case when ${unreadable > 0}::boolean then 'unreadable' else last_error end,
      last_error_at = case when ${unreadable > 0}::boolean then ${now} else last_error_at end
    where id = ${id}`;
}

type Failed = { readonly id: string; readonly code: string; readonly nextAskedAt: Date; readonly now: Date };

/** Records that the provider could not be polled. The polling cursor does not change. */
export async function noteFailure(tx: Tx, { id, code, nextAskedAt, now }: Failed): Promise<void> {
  await tx.run`
    update channel set claimed_until = null, failures = failures + 1, last_error = ${code}, last_error_at = ${now},
      next_asked_at = ${nextAskedAt}
    where id = ${id}`;
}

export async function noteItem(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`update channel set last_item_at = ${now} where id = ${id}`;
}

/**
 * Returns the statement that records a damaged webhook delivery. It runs outside the transaction of the delivery,
 * because this transaction is rolled back.
 */
export const damagedDelivery = (id: string, now: Date) => Prisma.sql`
  update channel set last_error = 'payload', last_error_at = ${now} where id = ${id}::uuid returning id`;

export async function readChannel(db: Reader, id: string): Promise<Channel | undefined> {
  const row = await db.channel.findUnique({ where: { id } });
  return row ? channelOf(row) : undefined;
}

/** Returns at most `limit` + 1 channels, newest first. The extra channel shows that another page follows. */
export async function readChannels(db: Reader, page: PageQuery): Promise<PageRows<Channel>> {
  const rows = await db.channel.findMany(pageRange(page, {}));
  return withTotal(page, rows.map(channelOf), (range) => db.channel.count(range));
}

/** Returns the provider of each channel by the id of the channel. */
export async function readProviders(db: Reader): Promise<ReadonlyMap<string, ChannelProvider>> {
  const rows = await db.channel.findMany({ select: { id: true, provider: true } });
  return new Map(rows.map(({ id, provider }) => [id, ChannelProvider.parse(provider)]));
}

const KEPT_MS = 30 * 86_400_000;
const DELETED_AT_ONCE = 500;

/**
 * Records the id of a provider's event and returns true. Returns false if it was recorded before. Deletes ids of events
 * that were recorded more than 30 days ago.
 */
export async function claimEvent(
  tx: Tx,
  vault: Vault,
  { channelId, eventId }: { channelId: string; eventId: string },
  now: Date,
): Promise<boolean> {
  const digest = vault.blindIndex('channel-event', eventId);
  const claimed = await tx.run`
    insert into channel_event (channel_id, digest, received_at) values (${channelId}, ${digest}, ${now})
    on conflict do nothing`;
  await tx.run`
    delete from channel_event where (channel_id, digest) in (
      select channel_id, digest from channel_event where received_at < ${new Date(now.getTime() - KEPT_MS)}
      order by received_at limit ${DELETED_AT_ONCE}::int for update skip locked)`;
  return claimed === 1;
}
