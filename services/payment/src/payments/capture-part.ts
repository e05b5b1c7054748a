// Decides how an order is captured parcel by parcel. Only one capture runs at a time; later parcels wait for it. Each
// part gets its own invoice. The last part releases the rest of the hold.
import { PAYMENT_NOT_CAPTURE_FAILED } from '@toric/contracts/payment/payment.errors';
import type { InvoiceDraft } from '../invoices/invoice.ts';
import { type Decision, notCovered, type Part, type Payment, stay, take } from './payment.ts';

export type PartDraft = InvoiceDraft & { readonly parcelId: string; readonly isLast: boolean };

const partsOf = ({ parts }: Payment): readonly Part[] => parts ?? [];
export const partOf = (payment: Payment, parcelId: string | undefined): Part | undefined =>
  parcelId === undefined ? undefined : partsOf(payment).find((part) => part.parcelId === parcelId);

/** Returns the payment with one part changed. */
const withPart = (payment: Payment, parcelId: string, change: Partial<Part>): Payment => ({
  ...payment,
  parts: partsOf(payment).map((part) => (part.parcelId === parcelId ? { ...part, ...change } : part)),
});

export function capturePart(payment: Payment, { parcelId, isLast, ...draft }: PartDraft): Decision {
  const known = partOf(payment, parcelId);
  if (known) return repeated(payment, known);
  const part: Part = { parcelId, amount: draft.amount.amount, isLast, status: 'waiting', invoiceNumber: null, draft };
  const waiting: Payment = { ...payment, parts: [...partsOf(payment), part] };
  switch (payment.status) {
    case 'authorised':
    case 'part-captured':
      return takeNext(waiting);
    case 'amending':
    case 'capturing':
    case 'capture-failed':
      // after a capture of the whole order the payment has no parts, and no money is left for this parcel
      return payment.draft && !payment.draft.parcelId ? { payment, answer: 'not-held', parcelId } : stay(waiting);
    case 'new':
    case 'authorising':
    case 'declined':
    case 'captured':
    case 'voiding':
    case 'voided':
      return { payment, answer: 'not-held', parcelId };
  }
}

function repeated(payment: Payment, { parcelId, status }: Part): Decision {
  if (status === 'captured') return { payment, answer: 'captured', parcelId };
  if (status === 'failed') return { payment, answer: 'capture-failed', parcelId };
  return stay(payment);
}

/** Captures the oldest part of the order that waits for its capture. Returns the payment unchanged if no part waits. */
export function takeNext(payment: Payment): Decision {
  const next = partsOf(payment).find(({ status }) => status === 'waiting');
  if (!next?.draft) return stay(payment);
  const { parcelId, isLast, draft } = next;
  const decision = take({ ...withPart(payment, parcelId, { draft: null }), draft: { ...draft, parcelId, isLast } });
  return { ...decision, payment: ended(decision.payment), parcelId };
}

/**
 * Returns the payment with the result of the capture copied to the part that was captured. Returns the payment
 * unchanged if the whole order was captured at once.
 */
export function ended(payment: Payment): Payment {
  const parcelId = payment.draft?.parcelId;
  if (parcelId === undefined) return payment;
  const status =
    payment.status === 'capture-failed' ? 'failed' : payment.status === 'capturing' ? 'taking' : 'captured';
  return withPart(payment, parcelId, { status });
}

/**
 * Returns the payment with the number of its newest invoice. If the invoice is for one parcel, the part of that parcel
 * stores the number too.
 */
export const invoiced = (payment: Payment, parcelId: string | undefined, invoiceNumber: string): Payment =>
  parcelId === undefined
    ? { ...payment, invoiceNumber }
    : { ...withPart(payment, parcelId, { invoiceNumber }), invoiceNumber };

/** Returns true if the invoice draft is for the whole order or for its last parcel. */
export const isWhole = ({ draft }: Pick<Payment, 'draft'>): boolean => draft?.isLast ?? true;

/** Retries a failed capture with a new idempotency key, because the provider repeats its refusal for the old key. */
export function retryCapture(payment: Payment): Decision {
  if (payment.status !== 'capture-failed') throw PAYMENT_NOT_CAPTURE_FAILED({ status: payment.status });
  const fault = notCovered(payment);
  if (fault) throw fault;
  const decision = take(payment);
  return { ...decision, payment: ended(decision.payment), parcelId: payment.draft?.parcelId };
}
