/**
 * Adapts Hootsuite, by its documentation "Webhooks Overview". Events come in arrays, each with `seq_no`, `type` and
 * `data`. The documentation describes no signature, so a relay of the shop signs the webhook deliveries by Standard
 * Webhooks, and sends interactions in the form of docs/channels.md. `GET /v1/messages` lists the posts of the shop.
 */
import { z } from 'zod';
import type { Adapter, Ask, AskedChannel, Author, Inbound, Page, ProviderEvent, Received } from '../provider.ts';
import { NOBODY, NOTHING } from '../provider.ts';
import { digestOf, isRecent, isSame } from './signatures.ts';
import { AnyId, filesOf, IsoTime, MaybeText, networkOf, networkOfLink, readable, safeLink } from './values.ts';

const Event = z.object({ seq_no: AnyId, type: z.string().max(200), data: z.unknown().optional() });
const Interaction = z.object({
  id: AnyId,
  kind: z.enum(['COMMENT', 'DIRECT_MESSAGE', 'MENTION', 'REVIEW', 'LIKE']),
  socialNetwork: z.string().max(60),
  author: z.object({ id: AnyId.nullish(), username: MaybeText, displayName: MaybeText }).nullish(),
  text: MaybeText,
  url: MaybeText,
  post: z.object({ id: AnyId, url: MaybeText }).nullish(),
  attachments: z.array(z.object({ name: MaybeText, url: MaybeText })).nullish(),
  timestamp: IsoTime,
});

const KINDS = {
  COMMENT: 'comment',
  DIRECT_MESSAGE: 'direct-message',
  MENTION: 'mention',
  REVIEW: 'review',
} as const;

function readInteraction(one: z.output<typeof Interaction>): Received {
  const network = networkOf(one.socialNetwork);
  const post = one.post && { id: one.post.id, network, link: safeLink(one.post.url) };
  if (one.kind === 'LIKE') return { ...NOTHING, posts: post ? [{ ...post, moreLikes: 1 }] : [] };
  const author: Author = {
    ...NOBODY,
    ...{ id: one.author?.id ?? null, handle: one.author?.username ?? null, name: one.author?.displayName ?? null },
  };
  const item: Inbound = {
    ...({ id: `${network} ${one.id}`, kind: KINDS[one.kind], direction: 'in', network, author } as const),
    ...{ text: one.text ?? '', link: safeLink(one.url), files: filesOf(one.attachments ?? []), at: one.timestamp },
    ...(post && { postId: post.id }),
  };
  return { ...NOTHING, items: [item], posts: post ? [post] : [] };
}

/**
 * Returns the contents of an event. Returns empty contents for pings and events of the publishing API, because they
 * contain no text of a person. Returns undefined if the event is damaged.
 */
function readEvent({ seq_no: id, type, data }: z.output<typeof Event>): ProviderEvent | undefined {
  if (!type.startsWith('com.hootsuite.interactions.')) return { id, received: NOTHING };
  const one = Interaction.safeParse(data);
  return one.success ? { id, received: readInteraction(one.data) } : undefined;
}

const MOST_EVENTS = 1_000;

function readDelivery(body: unknown): readonly ProviderEvent[] | undefined {
  const events = z.array(Event).min(1).max(MOST_EVENTS).safeParse(body);
  const read = events.success ? events.data.map(readEvent) : [undefined];
  return read.every((one) => one !== undefined) ? read : undefined;
}

const Messages = z.object({
  data: z.array(z.unknown()).max(1_000),
  metadata: z.object({ nextCursor: z.string().max(1_000).nullish() }).nullish(),
});
const Message = z.object({
  id: AnyId,
  postUrl: MaybeText,
  postId: AnyId.nullish(),
  scheduledSendTime: IsoTime.nullish(),
});
const Cursor = z.object({ from: z.string(), to: z.string(), after: z.string().nullable() });
/**
 * Each poll reads this number of ms before the last poll again, because a post may appear up to an hour after it was
 * sent.
 */
const OVERLAP_MS = 3_600_000;

async function poll(ask: Ask, { account, cursor, since }: AskedChannel, now: Date): Promise<Page> {
  const known = cursor === null ? undefined : Cursor.parse(JSON.parse(cursor));
  const { from, to, after } = known?.after
    ? known
    : { from: known?.from ?? since.toISOString(), to: now.toISOString(), after: null };
  const query = new URLSearchParams({
    organizationId: account,
    state: 'SENT',
    startTime: from,
    endTime: to,
    limit: '100',
  });
  if (after !== null) query.set('cursor', after);
  const answer = Messages.parse(await ask(`/v1/messages?${query.toString()}`));
  const { good, unreadable } = readable(Message, answer.data);
  const next = answer.metadata?.nextCursor || null;
  const restart = {
    from: new Date(Math.max(since.getTime(), Date.parse(to) - OVERLAP_MS)).toISOString(),
    to,
    after: null,
  };
  return {
    ...{ threads: [], items: [], unreadable, isEnd: next === null },
    posts: good.map(({ id, postUrl, postId, scheduledSendTime: at }) => {
      const link = safeLink(postUrl);
      return { id: postId ?? id, network: networkOfLink(link), link, ...(at && { at }) };
    }),
    cursor: JSON.stringify(next === null ? restart : { from, to, after: next }),
  };
}

export const hootsuite: Adapter = {
  name: 'hootsuite',
  base: () => 'https://platform.hootsuite.com',
  isAccount: (account) => /^\d{1,20}$/.test(account),
  headers: (token) => ({ authorization: `Bearer ${token}` }),
  needsProfiles: false,
  deliveries: {
    secret: 'made-here',
    verify({ body, headers }, secrets, now = Date.now()) {
      const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': signatures = '' } = headers;
      if (id === '' || id.length > 200 || !isRecent(Number(at) * 1_000, now)) return false;
      const given = signatures.split(' ').map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'));
      return secrets.some((secret) => {
        const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
        const expected = digestOf({ algorithm: 'sha256', key, parts: [`${id}.${at}.`, body] });
        return given.some((one) => isSame(one, expected));
      });
    },
    read: readDelivery,
  },
  poll,
  pauseMs: 1_000,
};
