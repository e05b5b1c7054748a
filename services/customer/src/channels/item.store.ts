/**
 * Reads and writes what people wrote on other systems. The texts are encrypted with the key of their author, and found
 * by a blind index.
 */
import { betweenDays } from '@toric/chassis/data/between-days';
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { ChannelItemKind, ChannelItemState } from '@toric/contracts/customer/channels/channel';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, readKeyrings } from '../data-key.store.ts';
import type { ChannelItem as Row, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import { openAuthor } from './author.store.ts';
import type { Author } from './provider.ts';
import { hasWords, partsOfText, partsSought } from './text-parts.ts';

const Words = z.object({
  text: z.string(),
  subject: z.string().nullable(),
  link: z.string().nullable(),
  by: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), url: z.string().nullable() })),
});
type Words = z.output<typeof Words>;
const items = sealedColumn('channel_item', Words);
/** Decrypts the text of an item for the timeline. */
export const openWords = (keys: Keyring, id: string, sealed: string): Words => items.open(keys, id, sealed);

/**
 * Returns the tokens of these parts. A token is the first 16 bits of a keyed digest, so several parts share one token.
 */
const tokensOf = (vault: Vault, parts: readonly string[]): number[] => [
  ...new Set(parts.map((part) => Buffer.from(vault.blindIndex('text-part', part), 'base64url').readUInt16BE(0))),
];

type NewItem = Omit<Row, 'digest' | 'sealed' | 'tokens' | 'caseId' | 'threadId'> & {
  readonly externalId: string;
  readonly threadId: string | null;
  readonly words: Words;
};

/** Inserts an item and returns true. Returns false if the channel has the item already. */
export async function insertItem(tx: Tx, vault: Vault, keys: Keyring, item: NewItem): Promise<boolean> {
  const { id, channelId, externalId, authorId, threadId, postId, kind, direction, network, state, customerId } = item;
  const { words, happenedAt, createdAt } = item;
  const tokens = tokensOf(vault, partsOfText(`${words.subject ?? ''}\n${words.text}`));
  const inserted = await tx.run`
    insert into channel_item (id, channel_id, digest, author_id, thread_id, post_id, kind, direction, network, state,
      customer_id, sealed, tokens, happened_at, created_at)
    values (${id}, ${channelId}, ${vault.blindIndex('channel-item', externalId)}, ${authorId}, ${threadId}, ${postId},
      ${kind}, ${direction}, ${network}, ${state}, ${customerId}, ${items.seal(keys, id, words)}, ${tokens}::int[],
      ${happenedAt}, ${createdAt})
    on conflict do nothing`;
  return inserted === 1;
}

export async function hasItem(tx: Tx, vault: Vault, channelId: string, externalId: string): Promise<boolean> {
  const digest = vault.blindIndex('channel-item', externalId);
  const row = await tx.maybe<object>`select from channel_item where channel_id = ${channelId} and digest = ${digest}`;
  return row !== undefined;
}

export async function setCase(tx: Tx, id: string, caseId: string): Promise<void> {
  await tx.run`update channel_item set case_id = ${caseId} where id = ${id}`;
}

export async function setState(tx: Tx, id: string, state: ChannelItemState): Promise<void> {
  await tx.run`update channel_item set state = ${state} where id = ${id}`;
}

/** Returns the decrypted text of an item, with its subject, link, author's name and files. */
export async function findWords(tx: Tx, keys: Keyring, id: string): Promise<Words> {
  return items.open(
    keys,
    id,
    (await tx.one<{ sealed: string }>`select sealed from channel_item where id = ${id}`).sealed,
  );
}

export type StoredItem = Cursor & {
  readonly row: Omit<Row, 'tokens'>;
  readonly words: Words;
  readonly author: Author;
};

const UNREAD = { tokens: true } as const;

/** Returns items with their authors. A damaged item throws only when its text or author is decrypted. */
async function opened(db: Reader, vault: Vault, rows: readonly Omit<Row, 'tokens'>[]): Promise<StoredItem[]> {
  const ids = [...new Set(rows.map(({ authorId }) => authorId))];
  const authors = await db.channelAuthor.findMany({ where: { id: { in: ids } }, select: { id: true, sealed: true } });
  const keysOf = await readKeyrings(db, vault, ids);
  const sealed = new Map(authors.map((author) => [author.id, author.sealed]));
  return rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt, row },
    get words() {
      return items.open(keysOf(row.authorId), row.id, row.sealed);
    },
    get author() {
      return openAuthor(keysOf(row.authorId), { id: row.authorId, sealed: sealed.get(row.authorId) ?? '' });
    },
  }));
}

export type ItemFilter = {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly network?: string | undefined;
  readonly channelId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly createdTo?: string | undefined;
};

/** Returns the database condition of a filter. `kinds` lists the kinds of items that the person may see. */
function whereOf({ createdFrom, createdTo, ...equal }: ItemFilter, kinds: readonly ChannelItemKind[] | undefined) {
  const given = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
  const seen = kinds ? { kind: { in: [...kinds] } } : {};
  return { AND: [given, seen, betweenDays(createdFrom, createdTo)] } satisfies Prisma.ChannelItemWhereInput;
}

/** Returns at most `limit` + 1 items, newest first. The extra item shows that another page follows. */
export async function readItems(
  db: Reader,
  vault: Vault,
  { filter, kinds }: { filter: ItemFilter; kinds: readonly ChannelItemKind[] | undefined },
  page: PageQuery,
): Promise<PageRows<StoredItem>> {
  const where = whereOf(filter, kinds);
  const rows = await db.channelItem.findMany({ ...pageRange(page, where), omit: UNREAD });
  return withTotal(page, await opened(db, vault, rows), (range) => db.channelItem.count({ where, ...range }));
}

export async function readItem(db: Reader, vault: Vault, id: string): Promise<StoredItem | undefined> {
  const row = await db.channelItem.findUnique({ where: { id }, omit: UNREAD });
  return row ? (await opened(db, vault, [row]))[0] : undefined;
}

/**
 * Holds the largest number of items that one search decrypts. Some items that the blind index finds do not match the
 * search.
 */
const PROPOSED_AT_MOST = 400;

/** Returns at most `most` + 1 items that contain the words, newest first. */
export async function searchItems(db: Reader, vault: Vault, sought: string, most: number): Promise<StoredItem[]> {
  const parts = partsSought(sought);
  if (parts.length === 0) return [];
  const rows = await db.channelItem.findMany({
    where: { tokens: { hasEvery: tokensOf(vault, parts) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...{ take: PROPOSED_AT_MOST, omit: UNREAD },
  });
  const proposed = await opened(db, vault, rows);
  return proposed.filter(({ words }) => hasWords(sought, `${words.subject ?? ''}\n${words.text}`)).slice(0, most + 1);
}

/** Returns everything that a customer wrote on other systems, with her accounts there, for an access request. */
export async function findChannelRecords(tx: Tx, vault: Vault, customerId: string): Promise<PersonalRecords> {
  const authors = await tx.many<{ id: string; sealed: string; createdAt: Date }>`
    select id, sealed, created_at from channel_author where customer_id = ${customerId} order by created_at, id`;
  const ids = authors.map(({ id }) => id);
  const rows = await tx.many<Pick<Row, 'id' | 'authorId' | 'kind' | 'direction' | 'network' | 'sealed' | 'happenedAt'>>`
    select id, author_id, kind, direction, network, sealed, happened_at from channel_item
    where author_id = any(${ids}::uuid[]) order by happened_at, id`;
  const keysOf = await findKeyrings(tx, vault, ids);
  return {
    accountsOnOtherSystems: authors.map(({ sealed, ...author }) => ({
      ...author,
      ...openAuthor(keysOf(author.id), { id: author.id, sealed }),
    })),
    wordsOnOtherSystems: rows.map(({ sealed, authorId, ...row }) => ({
      ...row,
      ...items.open(keysOf(authorId), row.id, sealed),
    })),
  };
}
