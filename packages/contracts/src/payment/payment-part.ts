/** Describes the parts of a payment: the amounts that are captured parcel by parcel, and the cover of an exchange. */
import { z } from 'zod';
import { Id } from '../kernel/common.ts';
import { MinorUnits } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';

export const PaymentPartStatus = z
  .enum(['waiting', 'taking', 'captured', 'failed'])
  .meta({ description: '`waiting`: another part is taken first.' });
export type PaymentPartStatus = z.infer<typeof PaymentPartStatus>;

export const PaymentPart = z.object({
  parcelId: Id,
  amount: MinorUnits,
  isLast: z.boolean(),
  status: PaymentPartStatus,
  invoiceNumber: SentText.nullable(),
});
export type PaymentPart = z.infer<typeof PaymentPart>;

export const ExchangeCover = z.object({
  returnId: Id.nullable().meta({ description: 'The return that covers the order.' }),
  covered: MinorUnits.meta({ description: 'The part of the amount that the return covers.' }),
  settled: MinorUnits.meta({ description: 'The value of what came back.' }),
  charged: MinorUnits.meta({ description: 'Charged to the card for what did not come back.' }),
  open: MinorUnits.meta({ description: 'Shipped, and neither come back nor charged.' }),
});
