/**
 * Declares the operations that the gateway answers from all services, for the desk of a member of staff: hits of a
 * search, and work that waits.
 */
import { z } from 'zod';
import { STAFF_ROLES } from '../kernel/access.ts';
import { Instant } from '../kernel/common.ts';
import { GATEWAY, operation } from '../kernel/operation.ts';
import { requestText, SentText } from '../kernel/text.ts';
import { WaitingKind } from './waiting.ts';

/** One answer has at most this number of hits of one service. */
export const HITS_AT_MOST = 8;
/** The items of one kind of waiting work are counted up to this number. */
export const WAITING_AT_MOST = 1_000;

export const HitKind = z.enum(['customer', 'order', 'product', 'lot', 'box', 'shipment']).meta({
  description: '`box`: a pack, found by its GTIN. `shipment`: an order, found by the number of its parcel.',
});
export const SearchHit = z.object({
  kind: HitKind,
  id: SentText.meta({
    description: 'The id of the customer, the order or the lot. Of a product and of a box, the handle of the product.',
  }),
  title: SentText,
  detail: SentText,
});
export type SearchHit = z.infer<typeof SearchHit>;

const Unanswered = z
  .array(z.object({ service: SentText, detail: SentText }))
  .optional()
  .meta({ description: 'The services that gave no answer, each with its reason. Their part is missing.' });

export const Search = operation({
  id: 'search',
  record: ['customer.found'],
  endpoint: 'GET /search',
  owner: GATEWAY,
  summary: 'Find customers, orders, products, lots and parcels by one text',
  description:
    'Customers are found by parts of their names, also in pinyin, by the whole phone number or its last four digits, by the whole e-mail, and by the whole value of a searchable custom field. Orders are found by their number or at least four characters of it that stand together, parcels by their number, products by words or a GTIN, lots by their number. A scanned GS1 code finds its lot. Each role finds only what it may read. Each customer who is found is logged, and searches that may find people are limited.',
  allow: STAFF_ROLES,
  query: z.strictObject({ q: requestText().trim().min(1).max(200) }),
  reply: z.object({ hits: z.array(SearchHit), unanswered: Unanswered }),
});

export const WaitingWork = z.object({
  kind: WaitingKind,
  count: z
    .int()
    .meta({ description: `How many wait. It is counted up to ${WAITING_AT_MOST.toLocaleString('en-US')}.` }),
  late: z.int().meta({ description: 'How many of them have waited too long, or are past their deadline.' }),
  oldest: Instant.nullable().meta({ description: 'Since when the oldest one waits.' }),
});
export type WaitingWork = z.infer<typeof WaitingWork>;

export const ListWaiting = operation({
  id: 'listWaiting',
  endpoint: 'GET /waiting',
  owner: GATEWAY,
  summary: 'List the work that waits for your roles',
  description: 'A kind of work of which nothing waits is left out.',
  allow: STAFF_ROLES,
  reply: z.object({ data: z.array(WaitingWork), unanswered: Unanswered }),
});
