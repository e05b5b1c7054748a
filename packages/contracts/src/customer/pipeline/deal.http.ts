/** Declares the operations on deals with clinics, companies and large customers, and on their stages. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestDay, Version } from '../../kernel/common.ts';
import { Money, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, SentText, severalLines } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import {
  DEAL_CLOSED,
  DEAL_LAST_STAGE,
  DEAL_NO_PARTNER,
  DEAL_NO_STAGE,
  DEAL_NOT_FOUND,
  DEAL_OPEN,
  DEAL_OWNER,
  DEAL_STAGES_TOO_MANY,
} from './deal.errors.ts';

export const DealState = z.enum(['open', 'won', 'lost']);
export type DealState = z.infer<typeof DealState>;
export const DealKind = z.enum(['clinic', 'company', 'lead']).meta({
  description:
    '`clinic`: a practice or a clinic. `company`: an employer or a reseller. `lead`: a person who may become a customer.',
});
export type DealKind = z.infer<typeof DealKind>;
export const LostReason = z.enum(['price', 'competitor', 'no-need', 'no-answer', 'range', 'service', 'other']);
export type LostReason = z.infer<typeof LostReason>;

const Probability = z
  .int()
  .min(0)
  .max(100)
  .meta({ description: 'How likely a deal of this stage is won, in percent.' });
const owner = 'customer';
const deals = { owner, allow: ['sales'] } as const;
const dealId = z.strictObject({ dealId: Id });

/* Declares the operations on the stages of deals. */

export const DealStage = z.object({
  id: Id,
  name: z.object({ en: SentText, zh: SentText }),
  probability: Probability,
  position: z.int(),
  isActive: z.boolean(),
});
export type DealStage = z.infer<typeof DealStage>;

export const ListDealStages = operation({
  id: 'listDealStages',
  endpoint: 'GET /deal-stages',
  owner,
  summary: 'List the stages of deals in their order',
  allow: ['sales', 'admin', 'finance'],
  reply: z.object({ data: z.array(DealStage) }),
});

export const PutDealStage = operation({
  id: 'putDealStage',
  record: ['deal-stage.set'],
  endpoint: 'PUT /deal-stages/{stageId}',
  owner,
  summary: 'Add or change a stage of deals',
  description:
    'A new stage has an id that you choose (a UUID). A stage out of use keeps its deals, and none can be moved to it.',
  allow: ['admin'],
  params: z.strictObject({ stageId: Id }),
  body: z.strictObject({
    name: z.strictObject({ en: oneLine(40), zh: oneLine(40) }),
    probability: Probability,
    position: z
      .int()
      .min(1)
      .max(99)
      .meta({ description: 'Its place from the left. Stages of one place are ordered by their names.' }),
    isActive: z.boolean(),
  }),
  example: { name: { en: 'Trial', zh: '试戴' }, probability: 40, position: 25, isActive: true },
  reply: DealStage,
  errors: [DEAL_STAGES_TOO_MANY, DEAL_LAST_STAGE],
});

/* Declares the operations on deals. */

/** Describes the answer of a POST about a deal. The answer is kept as a stored response, so it contains no text. */
export const DealReceipt = z.object({
  id: Id,
  kind: DealKind,
  state: DealState,
  stageId: Id,
  stageSince: Instant.meta({ description: 'Since when the deal is in this stage.' }),
  value: Money,
  expectedClose: SentText.meta({
    description: 'The day on which it is expected to be won or lost.',
    example: '2027-01-31',
  }),
  ownerId: Id.meta({ description: 'The colleague who answers for it.' }),
  partnerId: Id.nullable(),
  customerId: Id.nullable(),
  lostReason: LostReason.nullable(),
  closedAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export const DealView = DealReceipt.extend({ title: SentText, note: SentText });
export type DealView = z.infer<typeof DealView>;

export const DealStep = z.object({
  stageId: Id.nullable().meta({ description: 'Null for the end of the deal.' }),
  state: DealState,
  at: Instant,
  by: Id,
  days: z.number().meta({ description: 'Days until the next step, or until now. One decimal.' }),
});
export const DealDetail = DealView.extend({
  steps: z.array(DealStep).meta({ description: 'The way of the deal, oldest first.' }),
});
export type DealDetail = z.infer<typeof DealDetail>;

const fields = {
  kind: DealKind,
  title: oneLine(120).meta({ description: 'The subject of the deal. Kept sealed.' }),
  note: severalLines(2_000).meta({ description: 'A note for colleagues. Kept sealed.' }),
  value: PriceMoney.meta({ description: 'Its worth if it is won.' }),
  expectedClose: RequestDay,
  ownerId: Id,
  partnerId: Id,
  customerId: Id,
};

export const CreateDeal = operation({
  ...deals,
  id: 'createDeal',
  record: ['deal.added'],
  endpoint: 'POST /deals',
  summary: 'Add a deal',
  description:
    'It begins in the stage that you name, or else in the first one. You answer for it, unless you name a colleague.',
  body: z.strictObject({
    ...{ kind: fields.kind, title: fields.title, value: fields.value, expectedClose: fields.expectedClose },
    ...{ note: fields.note.optional(), stageId: Id.optional(), ownerId: fields.ownerId.optional() },
    ...{ partnerId: fields.partnerId.optional(), customerId: fields.customerId.optional() },
  }),
  example: {
    ...{ kind: 'clinic', title: 'Monthly lenses for the clinic at the lake' },
    ...{ value: { amount: 480_000, currency: 'USD' }, expectedClose: '2027-01-31' },
  },
  reply: DealReceipt,
  status: 201,
  location: '/deals/{id}',
  errors: [DEAL_NO_STAGE, DEAL_NO_PARTNER, DEAL_OWNER, CUSTOMER_NOT_FOUND],
});

export const ChangeDeal = operation({
  ...deals,
  id: 'changeDeal',
  record: ['deal.changed'],
  endpoint: 'PATCH /deals/{dealId}',
  summary: 'Change an open deal',
  description: 'Null takes the partner or the customer away.',
  params: dealId,
  body: z
    .strictObject({
      ...{ kind: fields.kind, title: fields.title, note: fields.note, value: fields.value },
      ...{ expectedClose: fields.expectedClose, ownerId: fields.ownerId },
      ...{ partnerId: fields.partnerId.nullable(), customerId: fields.customerId.nullable() },
    })
    .partial()
    .refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
    ),
  example: { expectedClose: '2027-02-28' },
  reply: DealView,
  versioned: true,
  errors: [DEAL_NOT_FOUND, DEAL_CLOSED, DEAL_NO_PARTNER, DEAL_OWNER, CUSTOMER_NOT_FOUND, REQUEST_STALE],
});

export const MoveDeal = operation({
  ...deals,
  id: 'moveDeal',
  record: ['deal.moved'],
  endpoint: 'POST /deals/{dealId}/stage',
  summary: 'Move an open deal to another stage',
  params: dealId,
  body: z.strictObject({ stageId: Id }),
  example: { stageId: '0197a000-0000-7000-8000-00000000d002' },
  reply: DealReceipt,
  errors: [DEAL_NOT_FOUND, DEAL_CLOSED, DEAL_NO_STAGE],
});

export const WinDeal = operation({
  ...deals,
  id: 'winDeal',
  record: ['deal.won'],
  endpoint: 'POST /deals/{dealId}/won',
  summary: 'Say that a deal is won',
  params: dealId,
  reply: DealReceipt,
  errors: [DEAL_NOT_FOUND, DEAL_CLOSED],
});

export const LoseDeal = operation({
  ...deals,
  id: 'loseDeal',
  record: ['deal.lost'],
  endpoint: 'POST /deals/{dealId}/lost',
  summary: 'Say that a deal is lost, and why',
  params: dealId,
  body: z.strictObject({
    reason: LostReason,
    detail: oneLine(200).optional().meta({ description: 'The reason in words. Kept sealed.' }),
  }),
  example: { reason: 'price', detail: 'Another supplier is 8 % cheaper' },
  reply: DealReceipt,
  errors: [DEAL_NOT_FOUND, DEAL_CLOSED],
});

export const ReopenDeal = operation({
  ...deals,
  id: 'reopenDeal',
  record: ['deal.reopened'],
  endpoint: 'POST /deals/{dealId}/open',
  summary: 'Open a deal again that was won or lost',
  params: dealId,
  reply: DealReceipt,
  errors: [DEAL_NOT_FOUND, DEAL_OPEN],
});

export const ListDeals = operation({
  ...deals,
  id: 'listDeals',
  endpoint: 'GET /deals',
  summary: 'List deals, newest first',
  query: PageQuery.extend({
    state: DealState.optional(),
    kind: DealKind.optional(),
    stageId: Id.optional(),
    ownerId: Id.optional(),
    partnerId: Id.optional(),
    customerId: Id.optional(),
    closesFrom: RequestDay.optional().meta({ description: 'Expected to close on this day or later.' }),
    closesTo: RequestDay.optional().meta({ description: 'Expected to close on this day or earlier.' }),
  }),
  reply: page(DealView),
});

export const GetDeal = operation({
  ...deals,
  id: 'getDeal',
  endpoint: 'GET /deals/{dealId}',
  summary: 'Read a deal and the way that it has gone',
  params: dealId,
  reply: DealDetail,
  versioned: true,
  errors: [DEAL_NOT_FOUND],
});
