/**
 * Adapts Intercom, by its documentation "Signed Notifications" and "Webhook models" (webhooks), "Pagination" and the
 * reference of conversations (search, retrieve).
 */
import { z } from 'zod';
import type {
  Adapter,
  Ask,
  AskedChannel,
  Author,
  Inbound,
  Page,
  ProviderEvent,
  Received,
  ThreadStatus,
} from '../provider.ts';
import { NOBODY, NOTHING } from '../provider.ts';
import { digestOf, isSame } from './signatures.ts';
import { AnyId, filesOf, MaybeText, networkOf, readable, textOfHtml, UnixTime } from './values.ts';

const STATUSES: Readonly<Record<string, ThreadStatus>> = { open: 'open', snoozed: 'waiting', closed: 'solved' };

const Writer = z.object({ type: MaybeText, id: AnyId.nullish(), name: MaybeText, email: MaybeText });
const Attached = z.array(z.object({ name: MaybeText, url: MaybeText })).nullish();
const Part = z.object({
  id: AnyId,
  part_type: MaybeText,
  body: MaybeText,
  created_at: UnixTime,
  author: Writer,
  attachments: Attached,
});
const Conversation = z.object({
  id: AnyId,
  title: MaybeText,
  state: MaybeText,
  priority: z.unknown().optional(),
  created_at: UnixTime,
  updated_at: UnixTime.nullish(),
  source: z.object({
    id: AnyId.nullish(),
    type: MaybeText,
    subject: MaybeText,
    body: MaybeText,
    author: Writer,
    attachments: Attached,
  }),
  contacts: z.object({ contacts: z.array(z.object({ id: AnyId })).nullish() }).nullish(),
  conversation_parts: z.object({ conversation_parts: z.array(z.unknown()).nullish() }).nullish(),
});
type Conversation = z.output<typeof Conversation>;
type Writer = z.output<typeof Writer>;

/** Returns true if the writer is outside the shop. Teammates, bots and teams write for the shop. */
const isPerson = ({ type }: Writer) => ['user', 'lead', 'contact', 'visitor'].includes(type ?? '');
const authorOf = ({ id, name, email }: Writer): Author => ({
  ...NOBODY,
  ...{ id: id ?? null, name: name ?? null, email: email || null },
});

/** Returns the person outside the shop: the first writer, or the contact to whom the shop wrote. */
function personOf({ source, contacts }: Conversation, parts: readonly z.output<typeof Part>[]): Author {
  const writer = [source.author, ...parts.map(({ author }) => author)].find(isPerson);
  return writer ? authorOf(writer) : { ...NOBODY, id: contacts?.contacts?.[0]?.id ?? null };
}

function readConversation(conversation: Conversation): Received & { unreadable: number } {
  const { id: threadId, source, title, state, priority, created_at: begun, updated_at: changed } = conversation;
  const { good: parts, unreadable } = readable(Part, conversation.conversation_parts?.conversation_parts ?? []);
  const author = personOf(conversation, parts);
  const said = (
    id: string,
    at: Date,
    one: { author: Writer; body?: string | null | undefined; attachments?: z.output<typeof Attached> },
  ): Inbound => ({
    ...{ id, kind: 'ticket', network: networkOf(source.type), threadId, at, author },
    ...(isPerson(one.author) ? { direction: 'in' } : { direction: 'out', by: one.author.name ?? null }),
    ...{ text: textOfHtml(one.body ?? ''), files: filesOf(one.attachments ?? []) },
  });
  // a note of the conversation is only for teammates
  const written = parts.filter(({ part_type: type, body }) => type !== 'note' && textOfHtml(body ?? '') !== '');
  const first = textOfHtml(source.body ?? '') === '' ? [] : [said(`source ${threadId}`, begun, source)];
  return {
    threads: [
      {
        ...{ id: threadId, subject: textOfHtml(source.subject ?? '') || title || '', author },
        ...{ status: STATUSES[state ?? ''], statusAt: changed ?? begun },
        ...(priority === 'priority' && { priority: 'high' as const }),
      },
    ],
    items: [...first, ...written.map((part) => said(`part ${part.id}`, part.created_at, part))],
    ...{ posts: [], unreadable },
  };
}

const Notification = z.object({
  id: z.string().min(1).max(200),
  type: z.literal('notification_event'),
  topic: z.string().max(200),
  data: z.object({ item: z.unknown() }),
});

function readDelivery(body: unknown): readonly ProviderEvent[] | undefined {
  const event = Notification.safeParse(body);
  if (!event.success) return undefined;
  const { id, topic, data } = event.data;
  if (!topic.startsWith('conversation.') || topic === 'conversation.deleted') return [{ id, received: NOTHING }];
  const conversation = Conversation.safeParse(data.item);
  if (!conversation.success) return undefined;
  const { unreadable, ...received } = readConversation(conversation.data);
  return unreadable > 0 ? undefined : [{ id, received }];
}

const Found = z.object({
  conversations: z.array(z.object({ id: AnyId, updated_at: z.number().nullish() })).max(150),
  pages: z.object({ next: z.object({ starting_after: z.string().min(1).max(1_000) }).nullish() }).nullish(),
});
/**
 * Describes the polling cursor. `from` and `newest` are in seconds: changes since `from` are read, and `newest` is the
 * latest change that was read. `after` names the next page.
 */
const Cursor = z.object({ from: z.int(), after: z.string().nullable(), newest: z.int() });

/**
 * Each poll reads this number of seconds before the last change again, because two changes in one second may be on two
 * pages.
 */
const OVERLAP_S = 5;

async function poll(ask: Ask, { cursor, since }: AskedChannel): Promise<Page> {
  const begin = Math.floor(since.getTime() / 1_000);
  const { from, after, newest } =
    cursor === null ? { from: begin, after: null, newest: begin } : Cursor.parse(JSON.parse(cursor));
  const found = Found.parse(
    await ask('/conversations/search', {
      query: { field: 'updated_at', operator: '>', value: from },
      sort: { field: 'updated_at', order: 'ascending' },
      pagination: { per_page: 20, ...(after !== null && { starting_after: after }) },
    }),
  );
  const read: (Received & { unreadable: number })[] = [];
  for (const { id } of found.conversations) {
    const whole = Conversation.safeParse(await ask(`/conversations/${encodeURIComponent(id)}`));
    read.push(whole.success ? readConversation(whole.data) : { ...NOTHING, unreadable: 1 });
  }
  const next = found.pages?.next?.starting_after ?? null;
  const latest = Math.max(newest, ...found.conversations.map(({ updated_at: at }) => at ?? 0));
  const restart = { from: Math.max(from, latest - OVERLAP_S), after: null, newest: latest };
  return {
    threads: read.flatMap(({ threads }) => threads),
    items: read.flatMap(({ items }) => items).filter(({ at }) => at.getTime() >= begin * 1_000),
    posts: [],
    cursor: JSON.stringify(next === null ? restart : { from, after: next, newest: latest }),
    isEnd: next === null,
    unreadable: read.reduce((sum, one) => sum + one.unreadable, 0),
  };
}

const REGIONS: Readonly<Record<string, string>> = {
  us: 'https://api.intercom.io',
  eu: 'https://api.eu.intercom.io',
  au: 'https://api.au.intercom.io',
};

export const intercom: Adapter = {
  name: 'intercom',
  base: (account) => REGIONS[account] ?? 'https://api.intercom.io',
  isAccount: (account) => Object.hasOwn(REGIONS, account),
  headers: (token) => ({ authorization: `Bearer ${token}`, 'intercom-version': '2.11' }),
  needsProfiles: false,
  deliveries: {
    secret: 'entered',
    verify({ body, headers }, secrets) {
      const given = Buffer.from((headers['x-hub-signature'] ?? '').replace(/^sha1=/, ''), 'hex');
      return secrets.some((key) => isSame(digestOf({ algorithm: 'sha1', key, parts: [body] }), given));
    },
    read: readDelivery,
  },
  poll,
  pauseMs: 1_000,
};
