/**
 * Declares the messages of the amendment of an order. The order service's own messages move the order process and the
 * amendment process in one transaction.
 */
import { z } from 'zod';
import { Goods, LineRule } from '../../goods/goods.ts';
import { CalendarDay, Id, Reason } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';
import { BasisPoints, MinorUnits, Money } from '../../kernel/money.ts';
import { SentText } from '../../kernel/text.ts';
import { Eye } from '../../lens.ts';
import { SealedBuyer } from '../../payment/buyer.ts';

const ids = {
  orderId: '0197a000-0000-7000-8000-00000000000a',
  amendmentId: '0197a000-0000-7000-8000-0000000000e4',
};
const customerId = '0197a000-0000-7000-8000-00000000000c';
const Ids = z.object({ orderId: Id, amendmentId: Id });

export const AmendmentBegun = event('order.amendment-begun.v1', {
  summary: 'Somebody changes a confirmed order. Until the amendment ends, the order is not shipped.',
  aggregate: 'orderId',
  audience: 'external',
  data: Ids.extend({ customerId: Id }),
  example: { ...ids, customerId },
});

/** Describes a line of an amended order as the order process stores it: ids and amounts, no medical value. */
export const AmendedLine = z.object({
  lineId: Id,
  eye: Eye.nullish(),
  prescriptionId: Id.nullish(),
  lensId: Id,
  packId: Id,
  quantity: z.int().min(1),
  boxDays: z.int().optional(),
  description: SentText,
  gross: MinorUnits,
  taxRate: BasisPoints,
  productId: Id.optional(),
  rule: LineRule.optional(),
  goods: Goods.optional(),
  tax: MinorUnits.optional().meta({ description: 'The tax on top of the line.' }),
  onTop: z.int().optional().meta({ description: 'The rate of the tax on top, in parts per million.' }),
  evidenceId: Id.optional(),
});

export const AmendmentGranted = event('order.amendment-granted.v1', {
  summary: 'Prescription, money and boxes of the amendment stand. The order takes its new lines and sums.',
  aggregate: 'orderId',
  audience: 'external',
  data: Ids.extend({
    customerId: Id,
    shippingAddressId: Id,
    subtotal: MinorUnits,
    discount: MinorUnits,
    delivery: MinorUnits.optional(),
    taxOnTop: MinorUnits.optional(),
    tax: MinorUnits.optional().meta({ description: 'All tax, inside prices and on top.' }),
    deliveryName: SentText.optional().meta({ description: 'The name of the delivery on the invoice.' }),
    deliveryTax: z
      .object({ taxRate: BasisPoints, onTop: z.int().optional() })
      .optional()
      .meta({ description: 'The rate of the delivery, if the tax table has one of its own.' }),
    promisedOn: CalendarDay.optional(),
    lines: z.array(AmendedLine).min(1),
    shipmentWarning: SentText.optional(),
    sealedBuyer: SealedBuyer.optional(),
  }),
  example: {
    ...{ ...ids, customerId, shippingAddressId: '0197a000-0000-7000-8000-00000000000d', subtotal: 12_800, discount: 0 },
    lines: [
      {
        ...{ lineId: '0197a000-0000-7000-8000-0000000000a1', eye: 'right', quantity: 2, gross: 12_800, taxRate: 0 },
        prescriptionId: '0197a000-0000-7000-8000-00000000000e',
        lensId: '0197a000-0000-8000-8000-0000000000b3',
        packId: '0197a000-0000-7000-8000-0000000000b2',
        ...{ description: 'Biofinity, 6 lenses', evidenceId: '0197a000-0000-7000-8000-0000000000e1' },
      },
    ],
  },
});

export const OrderAmended = event('order.order-amended.v1', {
  summary: 'The order has new lines, another address or another price. It is settled and may be shipped again.',
  aggregate: 'orderId',
  data: Ids.extend({
    customerId: Id,
    orderNumber: SentText.optional(),
    before: Money.meta({ description: 'The total before.' }),
    total: Money.meta({ description: 'The total now.' }),
    discount: Money.optional().meta({ description: 'The discount of the coupon now. Omitted in older events.' }),
  }),
  example: {
    ...{ ...ids, customerId, orderNumber: 'T-2026-000001' },
    before: { amount: 6400, currency: 'USD' },
    total: { amount: 12_800, currency: 'USD' },
    discount: { amount: 0, currency: 'USD' },
  },
});

export const AmendmentEnded = event('order.amendment-ended.v1', {
  summary: 'The amendment was refused or cancelled. The order is exactly as it was before.',
  aggregate: 'orderId',
  data: Ids.extend({ customerId: Id, orderNumber: SentText.optional(), reason: Reason }),
  example: {
    ...{ ...ids, customerId, orderNumber: 'T-2026-000001' },
    reason: { code: 'stock.sold-out', detail: 'It is sold out in this power.' },
  },
});

export const AmendmentCancelRequested = event('order.amendment-cancel-requested.v1', {
  summary: 'Somebody takes an amendment back while it runs.',
  aggregate: 'orderId',
  audience: 'external',
  data: Ids.extend({ reason: Reason }),
  example: { ...ids, reason: { code: 'order.amendment-cancelled', detail: 'The change was taken back.' } },
});

export const AmendmentStopped = event('order.amendment-stopped.v1', {
  summary: 'The order of an amendment is cancelled, and so is the amendment. The order releases what was granted.',
  aggregate: 'orderId',
  audience: 'external',
  data: Ids,
  example: ids,
});
