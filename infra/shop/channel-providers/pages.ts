// Makes the list answers of the providers, in their formats. The items of each page come from the ledger.
import { z } from 'zod';
import type { Ledger, Provider, Thing } from './ledger.ts';
import type { Hit } from './trouble.ts';

type Asked = { readonly ledger: Ledger; readonly size: number; readonly hit: Hit | undefined };
type Cut = { readonly page: readonly Thing[]; readonly end: number; readonly isEnd: boolean };

/** Returns a page of the list of items. An injected fault may repeat the previous page or reverse the order. */
function cut(things: readonly Thing[], from: number, { size, hit }: Asked): Cut {
  const end = Math.min(from + size, things.length);
  const page = things.slice(hit?.act === 'repeat' ? Math.max(0, from - size) : from, end);
  return { page: hit?.act === 'reverse' ? page.toReversed() : page, end, isEnd: end >= things.length };
}

const bodies = (page: readonly Thing[]) => page.map(({ body }) => body);
const Ticket = z.object({ ticket: z.unknown(), comments: z.array(z.unknown()), users: z.array(z.unknown()) });

export function zendeskTickets(asked: Asked, query: Readonly<Record<string, unknown>>) {
  const after = Number(z.string().catch('0').parse(query['cursor']));
  const things = asked.ledger.of('zendesk');
  const { page, end, isEnd } = cut(things, things.filter(({ seq }) => seq <= after).length, asked);
  const whole = bodies(page).map((body) => Ticket.parse(body));
  return {
    tickets: whole.map(({ ticket }) => ticket),
    users: whole.flatMap(({ users }) => users),
    after_cursor: String(things[end - 1]?.seq ?? after),
    end_of_stream: isEnd,
  };
}

export function zendeskComments({ ledger }: Asked, id: string) {
  const thing = ledger.find('zendesk', id);
  if (!thing) return undefined;
  const { comments, users } = Ticket.parse(thing.body);
  return { comments: comments.toReversed(), users };
}

const Search = z.object({
  query: z.object({ value: z.number() }),
  pagination: z.object({ starting_after: z.string().optional() }),
});
const Changed = z.looseObject({ id: z.string(), updated_at: z.number() });

export function intercomSearch(asked: Asked, body: unknown) {
  const { query, pagination } = Search.parse(body);
  const things = asked.ledger
    .of('intercom')
    .filter((thing) => Changed.parse(thing.body).updated_at > query.value)
    .sort((one, other) => Changed.parse(one.body).updated_at - Changed.parse(other.body).updated_at);
  const { page, end, isEnd } = cut(things, Number(pagination.starting_after ?? 0), asked);
  return {
    type: 'conversation.list',
    conversations: bodies(page).map((one) => {
      const { id, updated_at: at } = Changed.parse(one);
      return { type: 'conversation', id, updated_at: at };
    }),
    pages: { type: 'pages', next: isEnd ? null : { starting_after: String(end) } },
  };
}

const TIMES: Readonly<Record<'hootsuite' | 'sprout-social', string>> = {
  hootsuite: 'scheduledSendTime',
  'sprout-social': 'created_time',
};

/**
 * Returns the items from one time to another, for the providers that list by time: posts of Hootsuite, messages of
 * Sprout Social.
 */
function between(ledger: Ledger, provider: keyof typeof TIMES & Provider, from: string, to: string) {
  const timeOf = ({ body }: Thing) => Date.parse(String(Reflect.get(Object(body), TIMES[provider])));
  return ledger.of(provider).filter((thing) => timeOf(thing) >= Date.parse(from) && timeOf(thing) < Date.parse(to));
}

export function hootsuiteMessages(asked: Asked, query: Readonly<Record<string, unknown>>) {
  const { startTime, endTime, cursor } = z
    .object({ startTime: z.string(), endTime: z.string(), cursor: z.string().default('0') })
    .parse(query);
  const { page, end, isEnd } = cut(between(asked.ledger, 'hootsuite', startTime, endTime), Number(cursor), asked);
  return { data: bodies(page), metadata: isEnd ? {} : { nextCursor: String(end) } };
}

const Pull = z.object({ filters: z.array(z.string()), page_cursor: z.string().default('0') });

export function sproutMessages(asked: Asked, body: unknown) {
  const { filters, page_cursor: cursor } = Pull.parse(body);
  const [, from = '', to = ''] = /created_time\.in\((.+)\.\.(.+)\)/.exec(filters.join(' ')) ?? [];
  const { page, end, isEnd } = cut(between(asked.ledger, 'sprout-social', from, to), Number(cursor), asked);
  return { data: bodies(page), paging: isEnd ? {} : { next_cursor: String(end) } };
}
