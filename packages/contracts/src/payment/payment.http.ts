import { z } from 'zod';
import { withoutCardNumber } from '../card-number.ts';
import { choiceParams } from '../filters/filters.ts';
import { createdBetween, Id, Instant, page, PageQuery, Reason } from '../kernel/common.ts';
import { BasisPoints, Currency, MinorUnits, Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { requestText, SentText, severalLines } from '../kernel/text.ts';
import {
  PAYMENT_HOLD_TOO_SMALL,
  PAYMENT_INVOICE_NOT_FOUND,
  PAYMENT_LINES_TOO_SMALL,
  PAYMENT_NOT_CAPTURE_FAILED,
  PAYMENT_NOT_FOUND,
  PAYMENT_NOT_REFUNDABLE,
  PAYMENT_REFUND_CURRENCY,
  PAYMENT_REFUND_DECIDED,
  PAYMENT_REFUND_EXCEEDS_CAPTURED,
  PAYMENT_REFUND_NEEDS_SECOND_PERSON,
  PAYMENT_REFUND_NOT_FOUND,
  PAYMENT_WEBHOOK_SIGNATURE,
  PAYMENT_WEBHOOK_UNREADABLE,
} from './payment.errors.ts';
import { InvoiceBuyer } from './buyer.ts';
import { CustomerRefunds } from './customer-refund.ts';
import { RefundCause } from './refund-cause.ts';

export const PaymentStatus = z
  .enum(['authorising', 'authorised', 'declined', 'capturing', 'captured', 'capture-failed', 'voiding', 'voided'])
  .meta({
    description: '`authorised`: the amount is held on the card. `captured`: it is taken. `voided`: nothing is held.',
  });
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const PaymentView = z.object({
  id: Id,
  orderId: Id,
  customerId: Id.nullable(),
  status: PaymentStatus,
  amount: Money.nullable().meta({ description: 'The amount to be held. Null if the order was cancelled before.' }),
  captured: MinorUnits.meta({ description: 'Captured so far, in minor units.' }),
  refunded: MinorUnits.meta({ description: 'Refunded so far, in minor units.' }),
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
  creditNoteNumber: SentText.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type RefundView = z.infer<typeof RefundView>;

/** The sums of an invoice or a credit note for one tax rate. Prices include tax. */
export const TaxLine = z.object({ rate: BasisPoints, gross: MinorUnits, net: MinorUnits, tax: MinorUnits });
export type TaxLine = z.infer<typeof TaxLine>;

export const InvoiceLine = z.object({
  description: SentText,
  quantity: z.int(),
  gross: MinorUnits.meta({ description: 'The price of the line before the discount, in minor units, tax included.' }),
  discount: z.int().meta({ description: 'The share of the discount in this line, in minor units.' }),
  total: MinorUnits.meta({ description: 'The price of the line after the discount, in minor units, tax included.' }),
  taxRate: BasisPoints.meta({ description: 'The rate of the included tax, in parts per ten thousand.' }),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const CreditNoteView = z.object({
  id: Id,
  number: SentText,
  refundId: Id,
  currency: Currency,
  total: MinorUnits,
  taxTotal: MinorUnits,
  taxes: z.array(TaxLine),
  createdAt: Instant,
});

export const InvoiceView = z.object({
  id: Id,
  number: SentText,
  orderId: Id,
  orderNumber: SentText,
  customerId: Id,
  buyer: InvoiceBuyer,
  currency: Currency,
  lines: z.array(InvoiceLine).meta({ description: 'Product, pack and quantity. The powers stand in the order.' }),
  taxes: z.array(TaxLine),
  taxTotal: MinorUnits,
  total: MinorUnits,
  creditNotes: z.array(CreditNoteView),
  createdAt: Instant.meta({ description: 'The time of issue.' }),
});
export type InvoiceView = z.infer<typeof InvoiceView>;

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
    'A refund above the limit per payment waits until a second person approves it. If `amount` is omitted, all captured money that is left is refunded.',
  allow: ['finance'],
  params: orderId,
  body: z.strictObject({
    amount: Money.extend({ amount: MinorUnits.min(1) })
      .strict()
      .optional(),
    cause: RefundCause.default('other'),
    reason: withoutCardNumber(severalLines(500).min(3)).meta({ description: 'A note that only staff reads.' }),
  }),
  example: { amount: { amount: 6400, currency: 'USD' }, cause: 'damaged', reason: 'One box arrived damaged' },
  reply: RefundView,
  status: 202,
  location: '/refunds?orderId={orderId}',
  errors: [PAYMENT_NOT_FOUND, PAYMENT_NOT_REFUNDABLE, PAYMENT_REFUND_EXCEEDS_CAPTURED, PAYMENT_REFUND_CURRENCY],
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
