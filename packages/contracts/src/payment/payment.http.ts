import { z } from 'zod';
import { Id, Instant, page, PageQuery, Reason } from '../kernel/common.ts';
import { BasisPoints, Currency, MinorUnits, Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
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

export const PaymentStatus = z.enum([
  'authorising',
  'authorised',
  'declined',
  'capturing',
  'captured',
  'capture-failed',
  'voiding',
  'voided',
]);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const PaymentView = z.object({
  id: Id,
  orderId: Id,
  customerId: Id.nullable(),
  status: PaymentStatus,
  amount: Money.nullable().meta({ description: 'What was to be held; null when the order was cancelled before' }),
  captured: MinorUnits,
  refunded: MinorUnits,
  reason: Reason.nullable().meta({ description: 'Why it was declined, or why the capture failed' }),
  invoiceNumber: z.string().nullable(),
  needsReview: z
    .boolean()
    .meta({ description: 'A person must look: the provider has not said what it did, or disagrees' }),
  note: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type PaymentView = z.infer<typeof PaymentView>;

export const RefundStatus = z.enum(['needs-approval', 'sending', 'done', 'refused', 'rejected']);
export type RefundStatus = z.infer<typeof RefundStatus>;

export const RefundView = z.object({
  id: Id,
  orderId: Id,
  amount: Money,
  reason: z.string(),
  status: RefundStatus,
  requestedBy: Id,
  decidedBy: Id.nullable().meta({ description: 'The second person, where one was needed' }),
  refusal: Reason.nullable().meta({ description: 'Why the provider refused' }),
  creditNoteNumber: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type RefundView = z.infer<typeof RefundView>;

/** What one tax rate amounts to within a document; prices include tax. */
export const TaxLine = z.object({ rate: BasisPoints, gross: MinorUnits, net: MinorUnits, tax: MinorUnits });
export type TaxLine = z.infer<typeof TaxLine>;

export const InvoiceLine = z.object({
  description: z.string(),
  quantity: z.int(),
  gross: MinorUnits.meta({ description: 'Before the discount' }),
  discount: z.int(),
  total: MinorUnits,
  taxRate: BasisPoints,
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const CreditNoteView = z.object({
  id: Id,
  number: z.string(),
  refundId: Id,
  currency: Currency,
  total: MinorUnits,
  taxTotal: MinorUnits,
  taxes: z.array(TaxLine),
  createdAt: Instant,
});

export const InvoiceView = z.object({
  id: Id,
  number: z.string(),
  orderId: Id,
  orderNumber: z.string(),
  customerId: Id,
  currency: Currency,
  lines: z.array(InvoiceLine),
  taxes: z.array(TaxLine),
  taxTotal: MinorUnits,
  total: MinorUnits,
  creditNotes: z.array(CreditNoteView),
  createdAt: Instant.meta({ description: 'When it was issued' }),
});
export type InvoiceView = z.infer<typeof InvoiceView>;

export const Difference = z.object({
  orderId: z.string().meta({ description: "The provider's reference" }),
  problem: z.enum(['not-ours', 'not-at-provider', 'amount', 'status', 'captured', 'refunded']),
  ours: z.string(),
  provider: z.string(),
});
export type Difference = z.infer<typeof Difference>;

const orderId = z.strictObject({ orderId: Id });
const refundId = z.strictObject({ refundId: Id });

export const ListRefunds = operation({
  id: 'listRefunds',
  endpoint: 'GET /refunds',
  owner: 'payment',
  summary: 'List refunds, newest first',
  allow: ['finance', 'auditor'],
  query: PageQuery.extend({ status: RefundStatus.optional(), orderId: Id.optional() }),
  reply: page(RefundView),
});

const around = { refunds: { operation: ListRefunds, via: { orderId: 'orderId' } } } as const;

export const GetPayment = operation({
  id: 'getPayment',
  endpoint: 'GET /payments/{orderId}',
  owner: 'payment',
  summary: "Read an order's payment",
  allow: ['customer:self', 'finance', 'auditor', 'sales'],
  params: orderId,
  reply: PaymentView,
  expand: around,
  errors: [PAYMENT_NOT_FOUND],
});

export const ListPayments = operation({
  id: 'listPayments',
  endpoint: 'GET /payments',
  owner: 'payment',
  summary: 'List payments, newest first',
  allow: ['finance', 'auditor'],
  query: PageQuery.extend({
    status: PaymentStatus.optional(),
    customerId: Id.optional(),
    needsReview: z.literal('true').optional().meta({ description: 'Only those that a person must look at' }),
  }),
  reply: page(PaymentView),
  expand: around,
});

export const RetryCapture = operation({
  id: 'retryCapture',
  endpoint: 'POST /payments/{orderId}/capture',
  owner: 'payment',
  summary: 'Try a failed capture again',
  allow: ['finance'],
  params: orderId,
  reply: PaymentView,
  status: 202,
  errors: [PAYMENT_NOT_FOUND, PAYMENT_NOT_CAPTURE_FAILED, PAYMENT_HOLD_TOO_SMALL, PAYMENT_LINES_TOO_SMALL],
});

export const RequestRefund = operation({
  id: 'requestRefund',
  endpoint: 'POST /payments/{orderId}/refunds',
  owner: 'payment',
  summary: 'Give captured money back',
  description:
    'Above the limit per payment it waits until a second person approves it. Without an amount: all that is left.',
  allow: ['finance'],
  params: orderId,
  body: z.strictObject({
    amount: Money.extend({ amount: MinorUnits.min(1) })
      .strict()
      .optional(),
    reason: z.string().trim().min(3).max(500),
  }),
  example: { amount: { amount: 6400, currency: 'USD' }, reason: 'One box arrived damaged' },
  reply: RefundView,
  status: 202,
  errors: [PAYMENT_NOT_FOUND, PAYMENT_NOT_REFUNDABLE, PAYMENT_REFUND_EXCEEDS_CAPTURED, PAYMENT_REFUND_CURRENCY],
});

export const ApproveRefund = operation({
  id: 'approveRefund',
  endpoint: 'POST /refunds/{refundId}/approve',
  owner: 'payment',
  summary: 'Approve a refund above the limit, as a second person',
  allow: ['finance'],
  params: refundId,
  reply: RefundView,
  status: 202,
  errors: [PAYMENT_REFUND_NOT_FOUND, PAYMENT_REFUND_DECIDED, PAYMENT_REFUND_NEEDS_SECOND_PERSON],
});

export const RejectRefund = operation({
  id: 'rejectRefund',
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
    number: z.string().max(40).optional(),
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

export const Reconcile = operation({
  id: 'reconcilePayments',
  endpoint: 'GET /reconciliation',
  owner: 'payment',
  summary: "Compare the provider's books with ours, payment by payment",
  description:
    'Oldest first, some thousand payments at a time: what it says is of these, and `nextCursor` leads on. One that was made at the turn of two pages may be counted on both.',
  allow: ['finance', 'auditor'],
  query: z.strictObject({
    since: Instant.optional().meta({ description: 'Made at this instant or later; absent: from the beginning' }),
    until: Instant.optional().meta({ description: 'Made before this instant' }),
    cursor: Instant.optional().meta({ description: '`nextCursor` of the page before' }),
  }),
  reply: z.object({
    matched: z.int(),
    inFlight: z.int().meta({ description: 'Calls to the provider that have no answer yet; compared the next time' }),
    differences: z.array(Difference),
    truncated: z.boolean().meta({ description: 'There are more differences than are listed' }),
    nextCursor: Instant.nullable(),
  }),
});

export const ReceiveSandboxWebhook = operation({
  id: 'receiveSandboxWebhook',
  endpoint: 'POST /webhooks/sandbox',
  owner: 'payment',
  summary: "The payment provider's events, signed by the Standard Webhooks scheme",
  allow: ['public'],
  rawBody: true,
  idempotent: false,
  reply: z.object({ received: z.literal(true) }),
  status: 202,
  errors: [PAYMENT_WEBHOOK_SIGNATURE, PAYMENT_WEBHOOK_UNREADABLE],
});
