/**
 * Adapts Sprout Social, by its documentation "Sprout API". Messages are polled with `POST /v1/{customer}/messages`,
 * filters and a `page_cursor`. Sprout Social sends no webhook events.
 */
import type { ChannelItemKind } from '@toric/contracts/customer/channels/channel';
import { z } from 'zod';
import type { Adapter, Ask, AskedChannel, Inbound, Page, Post } from '../provider.ts';
import { NOBODY } from '../provider.ts';
import { AnyId, IsoTime, MaybeText, networkOf, readable, safeLink } from './values.ts';

const Messages = z.object({
  data: z.array(z.unknown()).max(1_000),
  paging: z.object({ next_cursor: z.string().max(1_000).nullish() }).nullish(),
});
const Message = z.object({
  guid: AnyId,
  network: MaybeText,
  post_type: MaybeText,
  post_category: MaybeText,
  text: MaybeText,
  created_time: IsoTime,
  perma_link: MaybeText,
  sent: z.boolean().nullish(),
  from: z.object({ guid: AnyId.nullish(), name: MaybeText, screen_name: MaybeText }).nullish(),
  parent: z.object({ guid: AnyId }).nullish(),
  metrics: z.record(z.string(), z.unknown()).nullish(),
});
type Message = z.output<typeof Message>;

const FIELDS = [
  ...['guid', 'network', 'post_type', 'post_category', 'text', 'created_time', 'perma_link', 'sent'],
  ...['from.guid', 'from.name', 'from.screen_name', 'parent.guid'],
];

/** Translates the provider's type of a message, such as `FACEBOOK_COMMENT`, to the kind of an item. */
function kindOf(type: string): ChannelItemKind {
  if (/DIRECT_MESSAGE|PRIVATE_MESSAGE|_DM\b/.test(type)) return 'direct-message';
  if (/REVIEW/.test(type)) return 'review';
  return /MENTION|TAG/.test(type) ? 'mention' : 'comment';
}

const isOwn = ({ sent, post_category: category }: Message) => sent === true || category === 'POST';

function postOf({ guid, network, perma_link: link, created_time: at, metrics }: Message): Post {
  const likes = z
    .int()
    .min(0)
    .max(2_000_000_000)
    .safeParse(metrics?.['lifetime.likes'] ?? metrics?.['lifetime.reactions']);
  return {
    id: guid,
    network: networkOf(network),
    link: safeLink(link),
    at,
    ...(likes.success && { likes: likes.data }),
  };
}

const itemOf = (message: Message): Inbound => {
  const { guid, network, post_type: type, from, parent } = message;
  return {
    ...{ id: guid, kind: kindOf((type ?? '').toUpperCase()), direction: 'in', network: networkOf(network ?? type) },
    author: {
      ...NOBODY,
      ...{ id: from?.guid ?? null, handle: from?.screen_name ?? null, name: from?.name ?? null },
    },
    ...{ text: message.text ?? '', link: safeLink(message.perma_link), at: message.created_time },
    ...(parent && { postId: parent.guid }),
  };
};

const Cursor = z.object({ from: z.string(), to: z.string(), after: z.string().nullable() });
/** Each poll reads the last ten minutes before the previous poll again, because some networks deliver messages late. */
const OVERLAP_MS = 600_000;

async function poll(ask: Ask, { account, profiles, cursor, since }: AskedChannel, now: Date): Promise<Page> {
  const known = cursor === null ? undefined : Cursor.parse(JSON.parse(cursor));
  const { from, to, after } = known?.after
    ? known
    : { from: known?.from ?? since.toISOString(), to: now.toISOString(), after: null };
  const answer = Messages.parse(
    await ask(`/v1/${encodeURIComponent(account)}/messages`, {
      filters: [`customer_profile_id.eq(${profiles.join(', ')})`, `created_time.in(${from}..${to})`],
      ...{ fields: FIELDS, metrics: ['lifetime.likes'], sort: ['created_time:asc'], limit: 100 },
      ...(after !== null && { page_cursor: after }),
    }),
  );
  const { good, unreadable } = readable(Message, answer.data);
  const next = answer.paging?.next_cursor || null;
  const restart = {
    from: new Date(Math.max(since.getTime(), Date.parse(to) - OVERLAP_MS)).toISOString(),
    to,
    after: null,
  };
  return {
    ...{ threads: [], unreadable, isEnd: next === null },
    items: good.filter((message) => !isOwn(message)).map(itemOf),
    // a message of the category `POST` is a post of the shop, so it is stored as a post and not as an item
    posts: good.filter((message) => message.post_category === 'POST').map(postOf),
    cursor: JSON.stringify(next === null ? restart : { from, to, after: next }),
  };
}

export const sproutSocial: Adapter = {
  name: 'sprout-social',
  base: () => 'https://api.sproutsocial.com',
  isAccount: (account) => /^\d{1,20}$/.test(account),
  headers: (token) => ({ authorization: `Bearer ${token}` }),
  needsProfiles: true,
  poll,
  pauseMs: 1_000,
};
