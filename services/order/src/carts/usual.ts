/** Computes the usual order of a customer: the last lens of each eye, and the last address. */
import type { LensParameters } from '@toric/contracts/lens';
import type { UsualOrderView } from '@toric/contracts/order/carts/usual.http';

type Line = {
  readonly id: string;
  readonly eye: 'right' | 'left' | null;
  readonly productId: string;
  readonly productName: string;
  readonly packId: string;
  readonly packSize: number;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly parameters: LensParameters | null;
  readonly prescriptionId: string | null;
};
export type EarlierOrder = {
  readonly id: string;
  readonly market: string;
  readonly currency: string;
  readonly shippingAddressId: string;
  readonly deliveryMethodId: string | null;
  readonly createdAt: Date;
  readonly lines: readonly Line[];
};
type PriceNow = (line: Line, market: string) => { amount: number; currency: string } | undefined;

/**
 * Returns the proposal for a customer's next order. `orders` are her orders, the newest first, without cancelled
 * orders.
 */
export function usualOrder(customerId: string, orders: readonly EarlierOrder[], priceNow: PriceNow): UsualOrderView {
  const [last] = orders;
  const lines = (['right', 'left'] as const).flatMap((eye) => {
    const order = orders.find((one) => one.lines.some((line) => line.eye === eye));
    const line = order?.lines.find((one) => one.eye === eye);
    if (!order || !line) return [];
    const { id: lineId, unitPrice, ...lens } = line;
    return [
      {
        ...{ ...lens, lineId, orderId: order.id, orderedAt: order.createdAt.toISOString() },
        paidThen: { amount: unitPrice, currency: order.currency },
        priceNow: priceNow(line, order.market) ?? null,
      },
    ];
  });
  return {
    ...{ customerId, lines, market: last?.market ?? null },
    shippingAddressId: last?.shippingAddressId ?? null,
    deliveryMethodId: last?.deliveryMethodId ?? null,
  };
}
