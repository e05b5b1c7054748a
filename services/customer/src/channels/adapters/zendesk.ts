/**
 * Adapts Zendesk, by its documentation "Verifying webhooks" (the signature), "Ticket events" (webhooks), "Incremental
 * Exports" (the cursor, ten requests a minute) and "Ticket Comments".
 */
import { CasePriority } from '@toric/contracts/customer/cases/case';
import { z } from 'zod';
import type {
  Adapter,
  Ask,
  AskedChannel,
  Author,
  Inbound,
  Page,
  ProviderEvent,
  Thread,
  ThreadStatus,
} from '../provider.ts';
import { NOBODY, NOTHING } from '../provider.ts';
import { digestOf, isRecent, isSame } from './signatures.ts';
import { AnyId, filesOf, IsoTime, MaybeText, networkOf, readable } from './values.ts';

const STATUSES: Readonly<Record<string, ThreadStatus>> = {
  ...{ new: 'open', open: 'open', pending: 'waiting', hold: 'waiting', solved: 'solved', closed: 'closed' },
};
const statusOf = (word: string | null | undefined) => STATUSES[(word ?? '').toLowerCase()];
const priorityOf = (word: string | null | undefined) => CasePriority.safeParse((word ?? '').toLowerCase()).data;

const Detail = z.object({
  id: AnyId,
  subject: MaybeText,
  description: MaybeText,
  status: MaybeText,
  priority: MaybeText,
  requester_id: AnyId.nullish(),
  created_at: IsoTime,
  updated_at: IsoTime.nullish(),
  via: z.object({ channel: MaybeText }).nullish(),
});
const Comment = z.object({
  id: AnyId,
  body: z.string(),
  is_public: z.boolean(),
  author: z.object({ id: AnyId.nullish(), name: MaybeText, is_staff: z.boolean().nullish() }).nullish(),
});
const Event = z.object({
  id: z.string().min(1).max(200),
  type: z.string().max(200),
  time: IsoTime,
  detail: z.unknown().optional(),
  event: z.unknown().optional(),
});

/**
 * A comment within this number of ms after the creation of a ticket is the first text of the ticket. Zendesk also sends
 * this text as the description of the ticket, without the id of a comment. Both get the same id, so the text is stored
 * once.
 */
const FIRST_WITHIN_MS = 5_000;
function idOf(ticket: { id: string; created_at: Date }, comment: { id: string; at: Date; text: string }): string {
  const isFirst = Math.abs(comment.at.getTime() - ticket.created_at.getTime()) <= FIRST_WITHIN_MS;
  return isFirst ? `first ${ticket.id} ${comment.text.trim()}` : `comment ${comment.id}`;
}

function threadOf(detail: z.output<typeof Detail>, author: Author, statusAt: Date): Thread {
  const { id, subject, status, priority } = detail;
  return {
    ...{ id, subject: subject ?? '', author, statusAt },
    ...{ status: statusOf(status), priority: priorityOf(priority) },
  };
}

/**
 * Returns the contents of an event. Returns empty contents for kinds of events that the shop does not need. Returns
 * undefined if the event is damaged.
 */
function readEvent({ id, type, time, detail: given, event }: z.output<typeof Event>): ProviderEvent | undefined {
  const kind = type.replace('zen:event-type:', '');
  if (!['ticket.created', 'ticket.comment_added', 'ticket.status_changed'].includes(kind))
    return { id, received: NOTHING };
  const parsed = Detail.safeParse(given);
  if (!parsed.success) return undefined;
  const detail = parsed.data;
  const requester: Author = { ...NOBODY, id: detail.requester_id ?? null };
  const threads = [threadOf(detail, requester, kind === 'ticket.comment_added' ? (detail.updated_at ?? time) : time)];
  const common = {
    ...({ kind: 'ticket', network: networkOf(detail.via?.channel), author: requester, threadId: detail.id } as const),
  };
  if (kind === 'ticket.created') {
    const text = detail.description ?? '';
    const first = { id: '', at: detail.created_at, text };
    const items = [{ ...common, id: idOf(detail, first), direction: 'in', text, at: first.at } as const];
    return { id, received: { ...NOTHING, threads, items: text === '' ? [] : items } };
  }
  if (kind !== 'ticket.comment_added') return { id, received: { ...NOTHING, threads } };
  const comment = z.object({ comment: Comment }).safeParse(event);
  if (!comment.success) return undefined;
  const { id: commentId, body: text, is_public: isPublic, author } = comment.data.comment;
  if (!isPublic) return { id, received: { ...NOTHING, threads } };
  const isOwn = author?.is_staff === true && author.id !== requester.id;
  const named = isOwn || !author?.name ? requester : { ...requester, name: author.name };
  const item: Inbound = {
    ...{ ...common, author: named, id: idOf(detail, { id: commentId, at: time, text }), text, at: time },
    ...(isOwn ? { direction: 'out', by: author.name } : { direction: 'in' }),
  };
  return { id, received: { ...NOTHING, threads, items: [item] } };
}

function readDelivery(body: unknown): readonly ProviderEvent[] | undefined {
  const event = Event.safeParse(body);
  const read = event.success ? readEvent(event.data) : undefined;
  return read && [read];
}

const User = z.object({ id: AnyId, name: MaybeText, email: MaybeText, phone: MaybeText, role: MaybeText });
const Tickets = z.object({
  tickets: z.array(z.unknown()).max(1_000),
  users: z.array(z.unknown()).nullish(),
  after_cursor: z.string().min(1).max(1_000).nullish(),
  end_of_stream: z.boolean(),
});
const Comments = z.object({ comments: z.array(z.unknown()).max(1_000), users: z.array(z.unknown()).nullish() });
const PolledComment = z.object({
  id: AnyId,
  author_id: AnyId,
  plain_body: MaybeText,
  body: MaybeText,
  public: z.boolean(),
  created_at: IsoTime,
  attachments: z.array(z.object({ file_name: MaybeText, content_url: MaybeText })).nullish(),
});

type Users = ReadonlyMap<string, z.output<typeof User>>;
const usersOf = (values: readonly unknown[] | null | undefined): Users =>
  new Map(readable(User, values ?? []).good.map((user) => [user.id, user]));

function authorOf(users: Users, id: string | null | undefined): Author {
  const user = id ? users.get(id) : undefined;
  return {
    ...NOBODY,
    ...{ id: id ?? null, name: user?.name ?? null, email: user?.email ?? null, phone: user?.phone ?? null },
  };
}

type Ticket = z.output<typeof Detail>;

/** Reads the comments of a ticket. Leaves out notes of colleagues (`public` is false). */
async function readTicket(ask: Ask, ticket: Ticket, known: Users) {
  const answer = Comments.parse(
    await ask(
      `/api/v2/tickets/${encodeURIComponent(ticket.id)}/comments.json?include=users&sort_order=desc&per_page=100`,
    ),
  );
  const users = new Map([...known, ...usersOf(answer.users)]);
  const requester = authorOf(users, ticket.requester_id);
  const { good, unreadable } = readable(PolledComment, answer.comments);
  const items = good
    .filter((comment) => comment.public)
    .map((comment): Inbound => {
      const text = comment.plain_body ?? comment.body ?? '';
      const role = users.get(comment.author_id)?.role ?? 'end-user';
      const isOwn = comment.author_id !== ticket.requester_id && role !== 'end-user';
      const files = (comment.attachments ?? []).map(({ file_name: name, content_url: url }) => ({ name, url }));
      return {
        id: idOf(ticket, { id: comment.id, at: comment.created_at, text }),
        ...{ kind: 'ticket', direction: isOwn ? 'out' : 'in', network: networkOf(ticket.via?.channel) },
        ...{ author: requester, by: isOwn ? (users.get(comment.author_id)?.name ?? null) : null },
        ...{ text, files: filesOf(files), at: comment.created_at, threadId: ticket.id },
      };
    });
  return { thread: threadOf(ticket, requester, ticket.updated_at ?? ticket.created_at), items, unreadable };
}

async function poll(ask: Ask, { cursor, since }: AskedChannel): Promise<Page> {
  const from =
    cursor === null ? `start_time=${Math.floor(since.getTime() / 1_000)}` : `cursor=${encodeURIComponent(cursor)}`;
  const answer = Tickets.parse(await ask(`/api/v2/incremental/tickets/cursor.json?${from}&include=users&per_page=50`));
  const users = usersOf(answer.users);
  const { good, unreadable } = readable(Detail, answer.tickets);
  const read = [];
  for (const ticket of good) read.push(await readTicket(ask, ticket, users));
  return {
    threads: read.map(({ thread }) => thread),
    items: read.flatMap(({ items }) => items).filter(({ at }) => at >= since),
    posts: [],
    ...{ cursor: answer.after_cursor ?? cursor ?? '', isEnd: answer.end_of_stream },
    unreadable: read.reduce((sum, one) => sum + one.unreadable, unreadable),
  };
}

export const zendesk: Adapter = {
  name: 'zendesk',
  base: (account) => `https://${account}.zendesk.com`,
  isAccount: (account) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(account),
  // an agent's token is sent with her e-mail (Basic), an OAuth token is sent alone (Bearer)
  headers: (token) => ({
    authorization: token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`,
  }),
  needsProfiles: false,
  deliveries: {
    secret: 'entered',
    verify({ body, headers }, secrets, now = Date.now()) {
      const at = headers['x-zendesk-webhook-signature-timestamp'] ?? '';
      const given = Buffer.from(headers['x-zendesk-webhook-signature'] ?? '', 'base64');
      if (!isRecent(Date.parse(at), now)) return false;
      return secrets.some((key) => isSame(digestOf({ algorithm: 'sha256', key, parts: [at, body] }), given));
    },
    read: readDelivery,
  },
  poll,
  pauseMs: 6_000,
};
