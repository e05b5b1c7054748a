import { z } from 'zod';
import { withoutCardNumber } from '../card-number.ts';
import { choiceParams } from '../filters/filters.ts';
import { createdBetween, Id, Instant, page, PageQuery, Reason } from '../kernel/common.ts';
import { MinorUnits, Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { requestText, SentText, severalLines } from '../kernel/text.ts';
import {
  PAYMENT_HOLD_TOO_SMALL,
  PAYMENT_INVOICE_NOT_FOUND,
  PAYMENT_LINES_TOO_SMALL,
  PAYMENT_NOT_CAPTURE_FAILED,
  PAYMENT_NOT_FOUND,
  PAYMENT_NOT_REFUNDABLE,
  PAYMENT_REFUND_AMOUNT_OR_LINES,
  PAYMENT_REFUND_BOXES,
  PAYMENT_REFUND_CURRENCY,
  PAYMENT_REFUND_DECIDED,
  PAYMENT_REFUND_EXCEEDS_CAPTURED,
  PAYMENT_REFUND_LINE_UNKNOWN,
  PAYMENT_REFUND_NEEDS_SECOND_PERSON,
  PAYMENT_REFUND_NOT_FOUND,
  PAYMENT_REFUND_SOURCE,
  PAYMENT_REFUND_TO_CREDIT,
  PAYMENT_WEBHOOK_SIGNATURE,
  PAYMENT_WEBHOOK_UNREADABLE,
} from './payment.errors.ts';
import { CustomerRefunds } from './customer-refund.ts';
import { InvoiceView } from './invoice.ts';
import { PaymentMethod } from './method.ts';
import { ExchangeCover, PaymentPart } from './payment-part.ts';
import { RefundCause } from './refund-cause.ts';
import { RefundTo } from './store-credit/refund-to.ts';

export const PaymentStatus = z
  .enum([
    ...(['authorising', 'authorised', 'amending', 'declined', 'capturing', 'part-captured'] as const),
    ...(['captured', 'capture-failed', 'voiding', 'voided'] as const),
  ])
  .meta({
    description:
      '`authorised`: the amount is held on the card. `amending`: a larger amount is asked for. `part-captured`: parcels that left are taken, more follow. `captured`: it is taken. `voided`: nothing is held.',
  });
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const PaymentView = z.object({
  id: Id,
  orderId: Id,
  customerId: Id.nullable(),
  status: PaymentStatus,
  method: PaymentMethod,
  parts: z.array(PaymentPart).meta({ description: 'The parcels, if the order is captured in parts.' }),
  exchange: ExchangeCover.nullable().meta({ description: 'Null unless the order is paid by an exchange.' }),
  amount: Money.nullable().meta({ description: 'The amount to be held. Null if the order was cancelled before.' }),
  captured: MinorUnits.meta({ description: 'Captured so far, in minor units.' }),
  refunded: MinorUnits.meta({ description: 'Refunded so far, in minor units.' }),
  storeCredit: MinorUnits.meta({ description: 'The part that store credit pays, in minor units. It is used first.' }),
  customerRefunds: CustomerRefunds,
  reason: Reason.nullable().meta({ description: 'The reason of a declined payment or of a failed capture.' }),
  invoiceNumber: SentText.nullable(),
  needsReview: z
    .boolean()
    .meta({ description: 'True if a person must look at it: the provider has not answered, or disagrees with us.' }),
  note: SentText.nullable().meta({ description: 'The disagreement that a person must look at.' }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type PaymentView = z.infer<typeof PaymentView>;

export const RefundStatus = z.enum(['needs-approval', 'sending', 'done', 'refused', 'rejected']).meta({
  description:
    '`needs-approval`: it waits for a second person. `refused`: by the provider. `rejected`: by the second person.',
});
export type RefundStatus = z.infer<typeof RefundStatus>;

export const RefundVia = z.enum(['card', 'charge', 'cash', 'nothing', 'credit']).meta({
  description:
    '`card`: the card of the order. `charge`: the card as it was charged for an exchange. `cash`: out of the till. `nothing`: nothing is paid back. `credit`: all of it becomes store credit.',
});
export type RefundVia = z.infer<typeof RefundVia>;

export const RefundedLine = z.object({
  description: SentText,
  lineId: Id.nullable().meta({ description: 'The line of the order. Null for the delivery.' }),
  quantity: z.int(),
  amount: MinorUnits,
});
export type RefundedLine = z.infer<typeof RefundedLine>;

export const RefundView = z.object({
  id: Id,
  orderId: Id,
  amount: Money,
  cause: RefundCause,
  reason: SentText.meta({ description: 'The note of staff. The customer reads a sentence about the cause instead.' }),
  status: RefundStatus,
  requestedBy: Id,
  decidedBy: Id.nullable().meta({ description: 'The second person, if one was needed.' }),
  refusal: Reason.nullable().meta({ description: 'The reason of the provider’s refusal.' }),
  creditNoteNumber: SentText.nullable().meta({
    description: 'Several with commas, if several invoices are corrected.',
  }),
  returnId: Id.nullable().meta({ description: 'The return whose boxes are refunded.' }),
  settled: MinorUnits.meta({ description: 'The part that settles an exchange. The rest is paid back.' }),
  credited: MinorUnits.meta({ description: 'The part that becomes store credit.' }),
  via: RefundVia,
  lines: z.array(RefundedLine).meta({ description: 'The refunded boxes. Empty if an amount was refunded.' }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type RefundView = z.infer<typeof RefundView>;

const orderId = z.strictObject({ orderId: Id });
const refundId = z.strictObject({ refundId: Id });

export const ListRefunds = operation({
  id: 'listRefunds',
  endpoint: 'GET /refunds',
  owner: 'payment',
  summary: 'List refunds, newest first',
  allow: ['finance', 'auditor'],
  query: PageQuery.extend({
    ...choiceParams('status', RefundStatus),
    orderId: Id.optional(),
    customerId: Id.optional(),
    ...choiceParams('cause', RefundCause),
    ...createdBetween,
  }),
  reply: page(RefundView),
});

const expandable = { refunds: { operation: ListRefunds, via: { orderId: 'orderId' } } } as const;

export const GetPayment = operation({
  id: 'getPayment',
  endpoint: 'GET /payments/{orderId}',
  owner: 'payment',
  summary: "Read an order's payment",
  allow: ['customer:self', 'finance', 'auditor', 'sales'],
  params: orderId,
  reply: PaymentView,
  expand: expandable,
  errors: [PAYMENT_NOT_FOUND],
});

export const ListPayments = operation({
  id: 'listPayments',
  endpoint: 'GET /payments',
  owner: 'payment',
  summary: 'List payments, newest first',
  allow: ['finance', 'auditor'],
  query: PageQuery.extend({
    ...choiceParams('status', PaymentStatus),
    ...choiceParams('method', PaymentMethod),
    customerId: Id.optional(),
    needsReview: z
      .literal('true')
      .optional()
      .meta({ description: '`true` lists only payments that a person must look at.' }),
    ...createdBetween,
  }),
  reply: page(PaymentView),
  expand: expandable,
});

export const RetryCapture = operation({
  id: 'retryCapture',
  record: 'none',
  because: 'It repeats a call to the provider. The payment keeps its attempts.',
  endpoint: 'POST /payments/{orderId}/capture',
  owner: 'payment',
  summary: 'Retry a failed capture',
  allow: ['finance'],
  params: orderId,
  reply: PaymentView,
  status: 202,
  location: '/payments/{orderId}',
  errors: [PAYMENT_NOT_FOUND, PAYMENT_NOT_CAPTURE_FAILED, PAYMENT_HOLD_TOO_SMALL, PAYMENT_LINES_TOO_SMALL],
});

export const RequestRefund = operation({
  id: 'requestRefund',
  record: ['refund.requested'],
  stepUp: true,
  endpoint: 'POST /payments/{orderId}/refunds',
  owner: 'payment',
  summary: 'Refund captured money',
  description:
    'A refund above the limit per payment waits until a second person approves it. Name an amount, or lines with their boxes: each box is refunded at most once, with its share of tax and coupon. If both are omitted, all captured money that is left is refunded.',
  allow: ['finance'],
  params: orderId,
  body: z.strictObject({
    amount: Money.extend({ amount: MinorUnits.min(1) })
      .strict()
      .optional(),
    lines: z
      .array(z.strictObject({ lineId: Id, quantity: z.int().min(1).max(1_000) }))
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Lines of the order, with the number of boxes to refund.' }),
    withDelivery: z
      .boolean()
      .optional()
      .meta({ description: '`true` refunds the delivery charge too, unless it was refunded before.' }),
    cause: RefundCause.default('other'),
    refundTo: RefundTo.optional(),
    reason: withoutCardNumber(severalLines(500).min(3)).meta({ description: 'A note that only staff reads.' }),
  }),
  example: { amount: { amount: 6400, currency: 'USD' }, cause: 'damaged', reason: 'One box arrived damaged' },
  reply: RefundView,
  status: 202,
  location: '/refunds?orderId={orderId}',
  errors: [
    PAYMENT_NOT_FOUND,
    PAYMENT_NOT_REFUNDABLE,
    PAYMENT_REFUND_EXCEEDS_CAPTURED,
    PAYMENT_REFUND_CURRENCY,
    PAYMENT_REFUND_BOXES,
    PAYMENT_REFUND_LINE_UNKNOWN,
    PAYMENT_REFUND_AMOUNT_OR_LINES,
    PAYMENT_REFUND_SOURCE,
    PAYMENT_REFUND_TO_CREDIT,
  ],
});

export const ApproveRefund = operation({
  id: 'approveRefund',
  record: ['refund.approved'],
  stepUp: true,
  endpoint: 'POST /refunds/{refundId}/approve',
  owner: 'payment',
  summary: 'Approve a refund above the limit',
  description: 'The person who requested it may not approve it.',
  allow: ['finance'],
  params: refundId,
  reply: RefundView,
  status: 202,
  location: '/refunds?orderId={orderId}',
  errors: [PAYMENT_REFUND_NOT_FOUND, PAYMENT_REFUND_DECIDED, PAYMENT_REFUND_NEEDS_SECOND_PERSON],
});

export const RejectRefund = operation({
  id: 'rejectRefund',
  record: ['refund.rejected'],
  endpoint: 'POST /refunds/{refundId}/reject',
  owner: 'payment',
  summary: 'Reject a refund that waits for approval',
  allow: ['finance'],
  params: refundId,
  reply: RefundView,
  errors: [PAYMENT_REFUND_NOT_FOUND, PAYMENT_REFUND_DECIDED],
});

export const ListInvoices = operation({
  id: 'listInvoices',
  endpoint: 'GET /invoices',
  owner: 'payment',
  summary: 'List invoices with their credit notes, newest first',
  allow: ['customer:self', 'finance', 'auditor'],
  query: PageQuery.extend({
    orderId: Id.optional(),
    customerId: Id.optional(),
    number: requestText().max(40).optional(),
    ...createdBetween,
  }),
  reply: page(InvoiceView),
});

export const GetInvoice = operation({
  id: 'getInvoice',
  endpoint: 'GET /invoices/{invoiceId}',
  owner: 'payment',
  summary: 'Read an invoice',
  allow: ['customer:self', 'finance', 'auditor'],
  params: z.strictObject({ invoiceId: Id }),
  reply: InvoiceView,
  errors: [PAYMENT_INVOICE_NOT_FOUND],
});

export const ReceiveSandboxWebhook = operation({
  id: 'receiveSandboxWebhook',
  record: 'none',
  because: 'The table of provider events keeps it.',
  endpoint: 'POST /webhooks/sandbox',
  owner: 'payment',
  summary: 'Receive an event of the payment provider',
  description: 'The provider signs it by the scheme of Standard Webhooks.',
  allow: ['public'],
  rawBody: true,
  idempotent: false,
  reply: z.object({ received: z.literal(true) }),
  status: 202,
  errors: [PAYMENT_WEBHOOK_SIGNATURE, PAYMENT_WEBHOOK_UNREADABLE],
});
