/**
 * Declares the operations of store credit: money of a customer that the shop keeps for the customer's next orders. Each
 * change of store credit is an entry of a ledger.
 */
import { z } from 'zod';
import { withoutCardNumber } from '../../card-number.ts';
import { choiceParams } from '../../filters/filters.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { Currency, Money, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText, severalLines } from '../../kernel/text.ts';
import {
  STORE_CREDIT_CUSTOMER_ERASED,
  STORE_CREDIT_GIFT_DECIDED,
  STORE_CREDIT_GIFT_NOT_FOUND,
  STORE_CREDIT_NEEDS_SECOND_PERSON,
  STORE_CREDIT_TOO_MUCH,
} from './store-credit.errors.ts';

export const StoreCreditKind = z.enum(['given', 'refunded', 'used', 'released', 'moved', 'expired']).meta({
  description:
    '`given`: by staff. `refunded`: for goods or money that went back. `used`: taken for an order. `released`: the order did not take it after all. `moved`: two customers became one, or were parted again. `expired`: not used in time, where the shop says so.',
});
export type StoreCreditKind = z.infer<typeof StoreCreditKind>;

export const StoreCreditGiftStatus = z.enum(['given', 'needs-approval', 'rejected']).meta({
  description: '`needs-approval`: waits for a second person. `given`: it is in the balance.',
});
export type StoreCreditGiftStatus = z.infer<typeof StoreCreditGiftStatus>;

const Signed = z.object({
  amount: z.int().meta({ description: 'Minor units. Below 0 if the balance fell.' }),
  currency: Currency,
});

const Balance = Money.extend({
  amount: z.int().min(0).meta({
    description:
      'Minor units. May be larger than the largest amount of an order, because credit of a cancelled order comes back.',
  }),
});

export const StoreCreditView = z.object({
  customerId: Id,
  balances: z
    .array(Balance)
    .meta({ description: 'One for each currency in which the customer ever had store credit.' }),
});
export type StoreCreditView = z.infer<typeof StoreCreditView>;

export const StoreCreditEntryView = z.object({
  id: Id,
  kind: StoreCreditKind,
  change: Signed,
  balance: Balance.meta({ description: 'The balance after this line.' }),
  orderId: Id.nullable().meta({ description: 'The order that used the credit, or whose money became credit.' }),
  createdAt: Instant,
});
export type StoreCreditEntryView = z.infer<typeof StoreCreditEntryView>;

export const StoreCreditGiftView = z.object({
  id: Id,
  customerId: Id,
  amount: Money,
  reason: SentText.nullable().meta({ description: 'The note of staff. Null once the customer was erased.' }),
  status: StoreCreditGiftStatus,
  requestedBy: Id,
  decidedBy: Id.nullable().meta({ description: 'The second person, if one was needed.' }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type StoreCreditGiftView = z.infer<typeof StoreCreditGiftView>;

const owner = 'payment';
const readers = ['customer:self', 'sales', 'finance', 'auditor'] as const;
const customerId = z.strictObject({ customerId: Id });
const giftId = z.strictObject({ giftId: Id });

export const GetStoreCredit = operation({
  id: 'getStoreCredit',
  endpoint: 'GET /customers/{customerId}/store-credit',
  owner,
  summary: 'Read the store credit of a customer',
  description: 'The balance no longer has what an order that is being paid has taken.',
  allow: readers,
  params: customerId,
  reply: StoreCreditView,
});

export const ListStoreCreditEntries = operation({
  id: 'listStoreCreditEntries',
  endpoint: 'GET /customers/{customerId}/store-credit/entries',
  owner,
  summary: 'List the changes of a customer’s store credit, newest first',
  description: 'Lines are added and never changed. They add up to the balance, currency by currency.',
  allow: readers,
  params: customerId,
  query: PageQuery.extend({ ...choiceParams('kind', StoreCreditKind) }),
  reply: page(StoreCreditEntryView),
});

export const GiveStoreCredit = operation({
  id: 'giveStoreCredit',
  record: ['store-credit.asked', 'store-credit.given'],
  stepUp: true,
  endpoint: 'POST /customers/{customerId}/store-credit-gifts',
  owner,
  summary: 'Give store credit to a customer',
  description:
    'A gift waits for a second person of finance if all gifts to the customer in this currency within 30 days exceed `STORE_CREDIT_LIMIT`.',
  allow: ['sales', 'finance'],
  params: customerId,
  body: z.strictObject({
    amount: PriceMoney.extend({ amount: Money.shape.amount.min(1) }).strict(),
    reason: withoutCardNumber(severalLines(500).min(3)).meta({ description: 'A note that only staff reads.' }),
  }),
  example: { amount: { amount: 1_000, currency: 'USD' }, reason: 'The parcel came a week late' },
  reply: StoreCreditGiftView,
  status: 201,
  location: '/store-credit-gifts?customerId={customerId}',
  errors: [STORE_CREDIT_CUSTOMER_ERASED, STORE_CREDIT_TOO_MUCH],
});

export const ListStoreCreditGifts = operation({
  id: 'listStoreCreditGifts',
  endpoint: 'GET /store-credit-gifts',
  owner,
  summary: 'List gifts of store credit with their reasons, newest first',
  allow: ['sales', 'finance', 'auditor'],
  query: PageQuery.extend({ ...choiceParams('status', StoreCreditGiftStatus), customerId: Id.optional() }),
  reply: page(StoreCreditGiftView),
});

export const ApproveStoreCredit = operation({
  id: 'approveStoreCredit',
  record: ['store-credit.approved'],
  stepUp: true,
  endpoint: 'POST /store-credit-gifts/{giftId}/approve',
  owner,
  summary: 'Approve a gift of store credit above the limit',
  description: 'The person who gave it may not approve it.',
  allow: ['finance'],
  params: giftId,
  reply: StoreCreditGiftView,
  errors: [
    STORE_CREDIT_GIFT_NOT_FOUND,
    STORE_CREDIT_GIFT_DECIDED,
    STORE_CREDIT_NEEDS_SECOND_PERSON,
    STORE_CREDIT_CUSTOMER_ERASED,
    STORE_CREDIT_TOO_MUCH,
  ],
});

export const RejectStoreCredit = operation({
  id: 'rejectStoreCredit',
  record: ['store-credit.rejected'],
  endpoint: 'POST /store-credit-gifts/{giftId}/reject',
  owner,
  summary: 'Reject a gift of store credit that waits for approval',
  allow: ['finance'],
  params: giftId,
  reply: StoreCreditGiftView,
  errors: [STORE_CREDIT_GIFT_NOT_FOUND, STORE_CREDIT_GIFT_DECIDED],
});
