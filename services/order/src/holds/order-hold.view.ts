import type { OrderHoldView } from '@toric/contracts/order/holds/order-hold.http';
import { OrderStatus } from '@toric/contracts/order/order.http';
import type { Hold } from '../orders/holds/hold.store.ts';
import { shipByOf } from '../orders/holds/ship-by.ts';

export type HeldOrder = {
  readonly number: string;
  readonly customerId: string;
  readonly status: string;
  readonly updatedAt: Date;
};

/** Returns a hold without the reasons that people wrote, for the stored response of an idempotency key. */
export const holdReceipt = (
  { id, orderId, kind, placedBy, releasedBy, releasedAt, createdAt }: Hold,
  of: HeldOrder,
) => ({
  ...{ id, orderId, kind, placedBy, releasedBy },
  ...{ orderNumber: of.number, customerId: of.customerId, orderStatus: OrderStatus.parse(of.status) },
  state: releasedAt === null ? ('open' as const) : ('released' as const),
  createdAt: createdAt.toISOString(),
  releasedAt: releasedAt?.toISOString() ?? null,
  shipBy: shipByOf(of),
});

export const holdView = (hold: Hold, of: HeldOrder): OrderHoldView => ({
  ...holdReceipt(hold, of),
  ...{ reason: hold.reason, releaseReason: hold.releaseReason },
});
