/** Describes the buyer whose name and address an invoice shows. */
import { z } from 'zod';
import { SentText } from '../kernel/text.ts';
import { Market } from '../lens.ts';

/**
 * Holds the name and the address of the buyer, as the law demands them on an invoice (Directive 2006/112/EC, Art.
 * 226(5)). The name is the customer's and not the name on the parcel. The address is the copy that was stored for the
 * order.
 */
export const Buyer = z.object({
  name: SentText,
  line1: SentText,
  line2: SentText.optional(),
  city: SentText,
  region: SentText.optional().meta({ description: 'State, province or prefecture.' }),
  postalCode: SentText.optional(),
  country: Market,
});
export type Buyer = z.infer<typeof Buyer>;

export const InvoiceBuyer = Buyer.nullable().meta({
  description:
    'The name and the address of the buyer, as they were when the order was permitted. Null on invoices from before the buyer was recorded, and on invoices that are older than the law demands to keep them.',
});

/**
 * Holds the sealed data of a buyer. The customer service sends them, and only the payment service can open them. The
 * outbox, the broker and the process of the order never contain these data in any other form.
 */
export const SealedBuyer = SentText.regex(/^sealed\.[\w-]{40,8000}$/).meta({
  description: 'The name and the address of the buyer, encrypted for the payment service.',
});

/** Returns the context to which the seal of an order's buyer is bound. */
export const buyerContext = (orderId: string): string => `buyer of order ${orderId}`;
