/**
 * Reads and writes the posts of the shop on networks, with the numbers of their likes and comments. They name no
 * person.
 */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import type { ChannelPost as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Post } from './provider.ts';

type At = { readonly id: string; readonly channelId: string; readonly now: Date };

/**
 * Saves the facts about a post. A like that comes as an event is added to the stored number. A total replaces the
 * stored number.
 */
export async function savePost(tx: Tx, post: Post, { id, channelId, now }: At): Promise<void> {
  const { id: externalId, network, link = null, likes = null, moreLikes = 0, at = null } = post;
  await tx.run`
    insert into channel_post (id, channel_id, network, external_id, link, likes, posted_at, created_at, updated_at)
    values (${id}, ${channelId}, ${network}, ${externalId}, ${link}, ${likes ?? moreLikes}, ${at}, ${now}, ${now})
    on conflict (channel_id, network, external_id) do update set
      link = coalesce(excluded.link, channel_post.link), posted_at = coalesce(excluded.posted_at, channel_post.posted_at),
      likes = coalesce(${likes}::int, channel_post.likes + ${moreLikes}::int), updated_at = excluded.updated_at`;
}

/** Adds one comment to the number of a post, and returns the id of the post. Inserts the post if it is unknown. */
export async function addComment(
  tx: Tx,
  { externalId, network }: { externalId: string; network: string },
  { id, channelId, now }: At,
): Promise<string> {
  const row = await tx.one<{ id: string }>`
    insert into channel_post (id, channel_id, network, external_id, comments, created_at, updated_at)
    values (${id}, ${channelId}, ${network}, ${externalId}, 1, ${now}, ${now})
    on conflict (channel_id, network, external_id) do update set comments = channel_post.comments + 1, updated_at = ${now}
    returning id`;
  return row.id;
}

type Filter = { readonly network?: string | undefined; readonly channelId?: string | undefined };

/** Returns at most `limit` + 1 posts, newest first. The extra post shows that another page follows. */
export async function readPosts(db: Reader, { network, channelId }: Filter, page: PageQuery): Promise<PageRows<Row>> {
  const where = { ...(network && { network }), ...(channelId && { channelId }) };
  const rows = await db.channelPost.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.channelPost.count({ where, ...range }));
}
