/**
 * Declares the operations that read the texts of people on other systems: parts of tickets, direct messages, comments,
 * and likes of posts.
 */
import { z } from 'zod';
import { Phone } from '../../contact/contact.ts';
import { createdBetween, Id, Instant, page, PageQuery, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { CasePriority, CaseTeam } from '../cases/case.ts';
import {
  CUSTOMER_BORN_IN_THE_FUTURE,
  CUSTOMER_INVALID_PHONE,
  CUSTOMER_MAY_EXIST,
  CUSTOMER_NAMELESS,
  CUSTOMER_NOT_FOUND,
} from '../people/customer.errors.ts';
import { ChannelDirection, ChannelItemKind, ChannelItemState, ChannelProvider, SocialNetwork } from './channel.ts';
import {
  CHANNEL_ITEM_HAS_CASE,
  CHANNEL_ITEM_LINKED,
  CHANNEL_ITEM_NOT_FOUND,
  CHANNEL_ITEM_NOT_LINKED,
  CHANNEL_ITEM_NOT_WAITING,
} from './channel.errors.ts';

const items = { owner: 'customer', allow: ['sales'] } as const;
const readers = { owner: 'customer', allow: ['sales', 'marketing'] } as const;
const itemId = z.strictObject({ itemId: Id });
/** A search returns at most this number of hits. A search with more hits needs more words. */
export const FOUND_AT_MOST = 50;
/** At most this number of customers is proposed as the author of one item of a channel. */
export const PROPOSED_AT_MOST = 10;

export const ChannelItemView = z.object({
  id: Id,
  channelId: Id,
  provider: ChannelProvider,
  kind: ChannelItemKind,
  direction: ChannelDirection,
  network: SocialNetwork,
  state: ChannelItemState,
  customerId: Id.nullable().meta({ description: 'Null if nobody is known, and for readers who are not of sales.' }),
  caseId: Id.nullable(),
  author: z.object({
    name: SentText.nullable(),
    handle: SentText.nullable().meta({ description: 'The name of her account on the network.', example: 'ana.lima' }),
    email: SentText.nullable(),
    phone: SentText.nullable(),
  }),
  subject: SentText.nullable(),
  text: SentText,
  link: SentText.nullable().meta({ description: 'The address of the words on the network.' }),
  files: z
    .array(z.object({ name: SentText, url: SentText.nullable() }))
    .meta({ description: 'Names of files and where they lie. The shop never fetches them.' }),
  happenedAt: Instant,
  createdAt: Instant,
});
export type ChannelItemView = z.infer<typeof ChannelItemView>;

export const ListChannelItems = operation({
  ...readers,
  id: 'listChannelItems',
  endpoint: 'GET /channel-items',
  summary: 'List what people wrote on other systems, newest first',
  description:
    'Sales see everything. Marketing sees only what everybody on the network can read: comments, mentions and reviews.',
  query: PageQuery.extend({
    state: ChannelItemState.optional(),
    kind: ChannelItemKind.optional(),
    network: SocialNetwork.optional(),
    channelId: Id.optional(),
    customerId: Id.optional(),
    caseId: Id.optional(),
    ...createdBetween,
  }),
  reply: page(ChannelItemView),
});

export const GetChannelItem = operation({
  ...readers,
  id: 'getChannelItem',
  endpoint: 'GET /channel-items/{itemId}',
  summary: 'Read what a person wrote',
  params: itemId,
  reply: ChannelItemView,
  errors: [CHANNEL_ITEM_NOT_FOUND],
});

export const SearchChannelItems = operation({
  ...items,
  id: 'searchChannelItems',
  endpoint: 'GET /channel-item-search',
  summary: 'Search the words that people wrote on other systems',
  description:
    'Finds items in which a word begins with each word of the text, or in which its Chinese characters stand together. Case and accents make no difference.',
  query: z.strictObject({ text: oneLine(100) }),
  reply: z.object({
    data: z.array(ChannelItemView).meta({ description: `At most ${FOUND_AT_MOST}, newest first.` }),
    isCut: z.boolean().meta({ description: 'True if there are more. Add a word to the text.' }),
  }),
});

const Proposal = z.object({
  customerId: Id,
  name: SentText,
  reason: z.enum(['phone', 'name']).meta({ description: 'The fact that agrees with the person who wrote.' }),
});
export const ProposalReason = Proposal.shape.reason;

export const ProposeForChannelItem = operation({
  ...items,
  id: 'proposeForChannelItem',
  record: ['customer.found'],
  endpoint: 'GET /channel-items/{itemId}/proposals',
  summary: 'Propose customers who may have written an item',
  description: `At most ${PROPOSED_AT_MOST}. Each customer who is shown is recorded.`,
  params: itemId,
  reply: z.object({ data: z.array(Proposal) }),
  errors: [CHANNEL_ITEM_NOT_FOUND],
});

const linked = z.object({ id: Id, state: ChannelItemState, customerId: Id.nullable() });

export const LinkChannelItem = operation({
  ...items,
  id: 'linkChannelItem',
  record: ['channel-item.linked', 'case.changed'],
  endpoint: 'POST /channel-items/{itemId}/customer',
  summary: 'Say which customer wrote an item',
  description:
    'The account of the person is remembered: everything from it, before and afterwards, belongs to the customer, with its cases. A link gives no consent.',
  params: itemId,
  body: z.strictObject({ customerId: Id }),
  example: { customerId: '0197a000-0000-7000-8000-00000000000c' },
  reply: linked,
  errors: [CHANNEL_ITEM_NOT_FOUND, CHANNEL_ITEM_LINKED, CUSTOMER_NOT_FOUND],
});

export const UnlinkChannelItem = operation({
  ...items,
  id: 'unlinkChannelItem',
  record: ['channel-item.unlinked'],
  endpoint: 'POST /channel-items/{itemId}/unlink',
  summary: 'Take back the link between a person who wrote and a customer',
  description: 'Everything from this account waits again. Its cases keep their customer.',
  params: itemId,
  reply: linked,
  errors: [CHANNEL_ITEM_NOT_FOUND, CHANNEL_ITEM_NOT_LINKED],
});

export const AddCustomerOfChannelItem = operation({
  ...items,
  id: 'addCustomerOfChannelItem',
  record: ['customer.added', 'channel-item.linked', 'case.changed'],
  endpoint: 'POST /channel-items/{itemId}/new-customer',
  summary: 'Add the person who wrote an item as a customer, and link her',
  description:
    'If a customer with this phone number, or with this name and date of birth, exists, the request is refused and names that customer. She gets no account and gives no consent by it.',
  params: itemId,
  body: z.strictObject({
    givenName: oneLine(100).optional(),
    familyName: oneLine(100).optional(),
    phone: Phone.optional(),
    dateOfBirth: RequestDay.optional(),
    isNew: z.boolean().default(false).meta({ description: 'True if she is none of the customers who were named.' }),
  }),
  example: { givenName: 'Mei', familyName: 'Lindqvist', phone: '+14155550171' },
  reply: linked,
  status: 201,
  location: '/channel-items/{id}',
  errors: [
    CHANNEL_ITEM_NOT_FOUND,
    CHANNEL_ITEM_LINKED,
    CUSTOMER_NAMELESS,
    CUSTOMER_BORN_IN_THE_FUTURE,
    CUSTOMER_INVALID_PHONE,
    CUSTOMER_MAY_EXIST,
  ],
});

export const SetAsideChannelItem = operation({
  ...items,
  id: 'setAsideChannelItem',
  record: ['channel-item.set-aside'],
  endpoint: 'POST /channel-items/{itemId}/set-aside',
  summary: 'Say that nothing is to be done about an item that waits',
  params: itemId,
  reply: linked,
  errors: [CHANNEL_ITEM_NOT_FOUND, CHANNEL_ITEM_NOT_WAITING],
});

export const RestoreChannelItem = operation({
  ...items,
  id: 'restoreChannelItem',
  record: ['channel-item.restored'],
  endpoint: 'POST /channel-items/{itemId}/restore',
  summary: 'Let an item that was set aside wait again',
  params: itemId,
  reply: linked,
  errors: [CHANNEL_ITEM_NOT_FOUND],
});

export const OpenCaseOfChannelItem = operation({
  ...items,
  id: 'openCaseOfChannelItem',
  record: ['case.opened'],
  endpoint: 'POST /channel-items/{itemId}/case',
  summary: 'Open a case about a comment or a direct message',
  params: itemId,
  body: z.strictObject({
    subject: oneLine(200),
    priority: CasePriority.default('normal'),
    team: CaseTeam.default('sales'),
  }),
  example: { subject: 'Comment about a torn lens', priority: 'high', team: 'optician' },
  reply: z.object({ id: Id, caseId: Id, number: SentText }),
  status: 201,
  location: '/cases/{caseId}',
  errors: [CHANNEL_ITEM_NOT_FOUND, CHANNEL_ITEM_HAS_CASE],
});

export const ListChannelPosts = operation({
  ...readers,
  id: 'listChannelPosts',
  endpoint: 'GET /channel-posts',
  summary: 'List the posts of the shop with their likes and comments, newest first',
  query: PageQuery.extend({ network: SocialNetwork.optional(), channelId: Id.optional() }),
  reply: page(
    z.object({
      id: Id,
      channelId: Id,
      network: SocialNetwork,
      link: SentText.nullable(),
      likes: z.int(),
      comments: z.int().meta({ description: 'The comments that the shop has taken in.' }),
      postedAt: Instant.nullable(),
      createdAt: Instant,
      updatedAt: Instant,
    }),
  ),
});
