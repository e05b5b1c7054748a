/**
 * Declares the messages that check an amended order: whether its new lines may be supplied to this customer, at the new
 * address.
 */
import { z } from 'zod';
import { PlaceDigest } from '../../contact/place-digest.ts';
import { CalendarDay, Id, Instant, Reason } from '../../kernel/common.ts';
import { commandMessage, event } from '../../kernel/message.ts';
import { SentText } from '../../kernel/text.ts';
import { Eye, Market } from '../../lens.ts';
import { SealedBuyer } from '../../payment/buyer.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const customerId = '0197a000-0000-7000-8000-00000000000c';
const amendmentId = '0197a000-0000-7000-8000-0000000000e4';
const lineId = '0197a000-0000-7000-8000-0000000000a1';
const both = { orderId: Id, amendmentId: Id };

export const VerifyAmendment = commandMessage('customer.verify-amendment.v1', {
  summary: 'Decide whether the new lines of an order may go to this customer, at the address that the order will have.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    ...both,
    customerId: Id,
    shippingAddressId: Id,
    newAddress: z.boolean().meta({
      description: 'True if the order goes to another address than before. False: to the copy that the order keeps.',
    }),
    market: Market,
    on: CalendarDay,
    placedAt: Instant.meta({ description: 'The instant of the amendment. The local day at the address decides.' }),
    placeDigest: PlaceDigest.optional().meta({
      description: 'A keyed digest of the region and the postal code that were stated. The address must have the same.',
    }),
    lines: z
      .array(
        z.object({
          lineId: Id,
          eye: Eye,
          prescriptionId: Id,
          lensId: Id,
          quantity: z.int().min(1).optional(),
          boxDays: z.int().min(1).optional(),
        }),
      )
      .meta({ description: 'The lenses. Empty if the order has goods only that need no prescription.' }),
  }),
  example: {
    ...{ orderId, amendmentId, customerId, newAddress: false, market: 'US', on: '2026-11-21' },
    ...{ shippingAddressId: '0197a000-0000-7000-8000-00000000000d', placedAt: '2026-11-21T09:30:00.000Z' },
    lines: [
      {
        ...{ lineId, eye: 'right', quantity: 2, boxDays: 180 },
        prescriptionId: '0197a000-0000-7000-8000-00000000000e',
        lensId: '0197a000-0000-8000-8000-0000000000b3',
      },
    ],
  },
});

export const AmendmentVerified = event('customer.amendment-verified.v1', {
  summary:
    'Every new line is covered by a prescription in force, and the address is the customer’s and lies in the market.',
  aggregate: 'orderId',
  data: z.object({
    ...both,
    lines: z.array(z.object({ lineId: Id, evidenceId: Id })),
    shipmentWarning: SentText.optional().meta({
      description: 'A warning that the law of the destination demands in the parcel, word for word.',
    }),
    sealedBuyer: SealedBuyer.optional().meta({ description: 'The buyer whom the invoice will name.' }),
  }),
  example: { orderId, amendmentId, lines: [{ lineId, evidenceId: '0197a000-0000-7000-8000-0000000000e1' }] },
});

export const AmendmentRefused = event('customer.amendment-refused.v1', {
  summary: 'At least one new line may not be supplied, or not to this address. The order stays as it was.',
  aggregate: 'orderId',
  data: z.object({ ...both, reason: Reason, lineIds: z.array(Id) }),
  example: {
    ...{ orderId, amendmentId, lineIds: [lineId] },
    reason: { code: 'address.other-market', detail: 'The order was placed for another country.' },
  },
});

export const AmendmentAwaited = event('customer.amendment-awaited.v1', {
  summary: 'A prescriber must be asked first. The answer to verify-amendment follows, possibly after days.',
  aggregate: 'orderId',
  data: z.object(both),
  example: { orderId, amendmentId },
});

export const KeepAmendment = commandMessage('customer.keep-amendment.v1', {
  summary: 'Replace the address that an order keeps, and what it supplies, by those of its amendment.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    ...both,
    customerId: Id,
    suppliedOn: CalendarDay.meta({ description: 'The UTC day of the amendment.' }),
    lines: VerifyAmendment.data.shape.lines,
  }),
  example: { orderId, amendmentId, customerId, suppliedOn: '2026-11-21', lines: [] },
});

export const AmendmentKept = event('customer.amendment-kept.v1', {
  summary: 'From now on the order goes to the address of its amendment, and counts as supplied with its lines.',
  aggregate: 'orderId',
  data: z.object(both),
  example: { orderId, amendmentId },
});
