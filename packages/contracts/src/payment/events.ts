import { z } from 'zod';
import { Id, Reason } from '../kernel/common.ts';
import { commandMessage, event } from '../kernel/message.ts';
import { BasisPoints, MinorUnits, Money } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';
import { SealedBuyer } from './buyer.ts';
import { LineKind, PaymentMethod } from './method.ts';
import { UseStoreCredit } from './store-credit/refund-to.ts';
import { COLLECTED_EXAMPLE, CollectedPart } from '../personal-data/collected-part.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const amount = { amount: 6400, currency: 'USD' };

export const AuthorisePayment = commandMessage('payment.authorise-payment.v1', {
  summary: "Hold the order's total on the customer's card.",
  from: ['order'],
  aggregate: 'orderId',
  // The token is a SealedToken. A plain token can only come from an older version of the order service.
  data: z.object({
    ...{ orderId: Id, customerId: Id, amount: Money, token: SentText },
    method: PaymentMethod.optional().meta({ description: '`card` if omitted.' }),
    returnId: Id.optional().meta({ description: 'The return that covers an exchange.' }),
    covered: Money.optional().meta({
      description:
        'The part of an exchange that the return covers. All of it if omitted. The card holds the rest at once.',
    }),
    useStoreCredit: UseStoreCredit.optional(),
  }),
  example: { orderId, customerId: '0197a000-0000-7000-8000-00000000000c', amount, token: `sealed.${'A'.repeat(48)}` },
});

export const VoidPayment = commandMessage('payment.void-payment.v1', {
  summary: "Release the order's hold, and prevent a hold that is still under way.",
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const CapturePayment = commandMessage('payment.capture-payment.v1', {
  summary: 'Capture the held money and issue the invoice.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    orderNumber: SentText,
    amount: Money,
    lines: z
      .array(
        z.object({
          description: SentText,
          quantity: z.int(),
          gross: MinorUnits.meta({ description: 'The price of the line before the discount, tax included.' }),
          taxRate: BasisPoints,
          lineId: Id.optional().meta({ description: 'The line of the order. Omitted for the delivery.' }),
          kind: LineKind.optional().meta({ description: '`goods` if omitted.' }),
          unit: MinorUnits.optional().meta({ description: 'The price of one piece, as in `gross`.' }),
          discount: MinorUnits.optional().meta({
            description: 'The share of the coupon in this line. If no line says it, it is spread over the goods.',
          }),
          tax: MinorUnits.optional().meta({
            description: 'The tax on top of this line, after the discount. `gross` is then the price without tax.',
          }),
        }),
      )
      .min(1),
    parcelId: Id.optional().meta({ description: 'The parcel that left, if the order is captured in parts.' }),
    isLast: z.boolean().optional().meta({
      description: 'False if more parts follow. The last part releases what is still held. True if omitted.',
    }),
    sealedBuyer: SealedBuyer.optional().meta({
      description: 'The buyer whom the invoice names. Omitted in orders from before the buyer was handed over.',
    }),
  }),
  example: {
    orderId,
    orderNumber: 'T-2026-000001',
    amount,
    lines: [{ description: 'Biofinity, 6', quantity: 1, gross: 6400, taxRate: 0 }],
  },
});

export const PaymentAuthorised = event('payment.payment-authorised.v1', {
  summary: 'The total is held.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, paymentId: Id, amount: Money }),
  example: { orderId, paymentId: '0197a000-0000-7000-8000-0000000000f1', amount },
});

export const PaymentDeclined = event('payment.payment-declined.v1', {
  summary: 'The card was refused; nothing is held.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reason: Reason }),
  example: { orderId, reason: { code: 'payment.card-declined', detail: 'The card was declined.' } },
});

export const PaymentVoided = event('payment.payment-voided.v1', {
  summary: 'Nothing is held for the order, and never will be again.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const PaymentCaptured = event('payment.payment-captured.v1', {
  summary: 'The money is taken and the invoice issued.',
  aggregate: 'orderId',
  data: z.object({
    ...{ orderId: Id, amount: Money, invoiceNumber: SentText },
    parcelId: Id.optional().meta({ description: 'The part that was captured.' }),
    isLast: z.boolean().optional().meta({ description: 'False if more parts follow.' }),
  }),
  example: { orderId, amount, invoiceNumber: 'INV-2026-000001' },
});

export const PaymentCaptureFailed = event('payment.payment-capture-failed.v1', {
  summary: 'The provider refused to capture the held money; finance must collect it.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reason: Reason, parcelId: Id.optional() }),
  example: { orderId, reason: { code: 'payment.capture-declined', detail: 'The hold has lapsed.' } },
});

export const PaymentRefunded = event('payment.payment-refunded.v1', {
  summary: 'Money went back to the customer, with a credit note.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    customerId: Id.optional().meta({ description: 'Omitted in events from before mails told of refunds.' }),
    orderNumber: SentText.optional(),
    amount: Money,
    creditNoteNumber: SentText,
  }),
  example: { orderId, amount, creditNoteNumber: 'CN-2026-000001' },
});

export const PaymentDataCollected = event('payment.personal-data-collected.v1', {
  summary: 'The data that this service holds about a customer who asked for them, sealed for the customer service.',
  aggregate: 'requestId',
  data: CollectedPart,
  example: COLLECTED_EXAMPLE,
});
