/**
 * Defines what an amendment changes in the process of its order. The amendment has its own process
 * (amendments/amendment.process.ts).
 */
import type { Message } from '@toric/contracts/kernel/message';
import {
  type AmendmentBegun,
  type AmendmentEnded,
  type AmendmentGranted,
  AmendmentStopped,
} from '@toric/contracts/order/amendments/amendment.events';
import type { DataOf } from '@toric/contracts/kernel/message';
import type { OrderFacts } from '../order.facts.ts';

type Granted = DataOf<typeof AmendmentGranted>;

/**
 * Stores the running amendment in the data of the order, which is not shipped meanwhile. The amendment may reserve the
 * first boxes of an order of services, so a later cancellation releases stock in any case.
 */
export const amendmentBegun = {
  set: (o: OrderFacts, m: DataOf<typeof AmendmentBegun>): Partial<OrderFacts> => ({
    amending: m.amendmentId,
    ...(!o.held.includes('stock') && { held: [...o.held, 'stock' as const] }),
  }),
};

/** Applies the lines, the address and the sums of the amendment to the order, all at once. */
export const amendmentGranted = {
  set(o: OrderFacts, { amendmentId, lines, shipmentWarning, sealedBuyer, ...sums }: Granted): Partial<OrderFacts> {
    if (o.amending !== amendmentId) return {};
    const { shippingAddressId, subtotal, discount, delivery, deliveryTax, taxOnTop, tax, deliveryName, promisedOn } =
      sums;
    return {
      ...{ shippingAddressId, subtotal, discount, shipmentWarning, sealedBuyer, amending: undefined },
      ...(delivery !== undefined && { delivery, deliveryTax }),
      ...(taxOnTop !== undefined && { taxOnTop }),
      ...(tax !== undefined && { tax }),
      ...(deliveryName !== undefined && { deliveryName }),
      ...(promisedOn !== undefined && { promisedOn, promisedBefore: undefined }),
      lines: lines.map(({ eye, prescriptionId, rule: _rule, productId: _of, ...line }) => ({
        ...line,
        eye: eye ?? undefined,
        prescriptionId: prescriptionId ?? undefined,
      })),
    };
  },
};

/** Removes an amendment that ended without effect from the data of the order. The rest of the data is unchanged. */
export const amendmentEnded = {
  set: (o: OrderFacts, m: DataOf<typeof AmendmentEnded>) =>
    o.amending === m.amendmentId ? { amending: undefined } : {},
};

/**
 * Stops the running amendment of a cancelled order. The cancellation of the order also releases what was granted to the
 * amendment.
 */
export const stopAmendment = ({ orderId, amending }: OrderFacts): Message[] =>
  amending === undefined ? [] : [AmendmentStopped({ orderId, amendmentId: amending })];
