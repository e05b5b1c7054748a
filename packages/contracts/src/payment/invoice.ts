/** Describes invoices and credit notes as the API shows them. */
import { z } from 'zod';
import { Id, Instant } from '../kernel/common.ts';
import { BasisPoints, Currency, MinorUnits } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';
import { InvoiceBuyer } from './buyer.ts';
import { LineKind } from './method.ts';

/** Holds the sums of an invoice or a credit note for one tax rate. `gross` includes the tax. */
export const TaxLine = z.object({
  ...{ rate: BasisPoints, gross: MinorUnits, net: MinorUnits, tax: MinorUnits },
  onTop: z.literal(true).optional().meta({ description: 'Present if prices do not include this tax.' }),
});
export type TaxLine = z.infer<typeof TaxLine>;

export const InvoiceLine = z.object({
  description: SentText,
  quantity: z.int(),
  gross: MinorUnits.meta({ description: 'The price of the line before the discount, in minor units, tax included.' }),
  discount: z.int().meta({ description: 'The share of the discount in this line, in minor units.' }),
  total: MinorUnits.meta({ description: 'The price of the line after the discount, in minor units, tax included.' }),
  taxRate: BasisPoints.meta({ description: 'The rate of the tax, in parts per ten thousand.' }),
  lineId: Id.optional().meta({ description: 'The line of the order. Absent for the delivery, and on older invoices.' }),
  kind: LineKind.optional().meta({ description: '`goods` if absent.' }),
  unit: MinorUnits.optional().meta({ description: 'The price of one piece.' }),
  tax: MinorUnits.optional().meta({
    description: 'The tax on top of the price. `gross` is then without tax. Absent if the tax is inside the price.',
  }),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const CreditNoteLine = z.object({
  description: SentText,
  quantity: z.int(),
  total: MinorUnits.meta({ description: 'The amount that is given back for these boxes, tax included.' }),
  taxRate: BasisPoints,
  lineId: Id.optional(),
  kind: LineKind.optional(),
  tax: MinorUnits.optional().meta({ description: 'The tax on top in `total`.' }),
});
export type CreditNoteLine = z.infer<typeof CreditNoteLine>;

export const CreditNoteView = z.object({
  id: Id,
  number: SentText,
  refundId: Id,
  currency: Currency,
  lines: z.array(CreditNoteLine).meta({ description: 'The refunded boxes. Empty if an amount was refunded.' }),
  total: MinorUnits,
  taxTotal: MinorUnits,
  taxes: z.array(TaxLine),
  storeCredit: MinorUnits.meta({ description: 'The part of the total that became store credit.' }),
  createdAt: Instant,
});

export const InvoiceView = z.object({
  id: Id,
  number: SentText,
  orderId: Id,
  orderNumber: SentText,
  parcelId: Id.nullable().meta({ description: 'The parcel, if the order is invoiced in parts.' }),
  customerId: Id,
  buyer: InvoiceBuyer,
  currency: Currency,
  lines: z.array(InvoiceLine).meta({ description: 'Product, pack and quantity. The powers stand in the order.' }),
  taxes: z.array(TaxLine),
  taxTotal: MinorUnits,
  total: MinorUnits,
  storeCredit: MinorUnits.meta({
    description:
      'The part of the total that store credit paid. It is a means of payment: the tax is on the full price.',
  }),
  creditNotes: z.array(CreditNoteView),
  createdAt: Instant.meta({ description: 'The time of issue.' }),
});
export type InvoiceView = z.infer<typeof InvoiceView>;
