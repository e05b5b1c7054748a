import type { Actor } from '@toric/contracts/kernel/access';
import { OrderChannel } from '@toric/contracts/order/desk/known';
import type { OrderView } from '@toric/contracts/order/order.http';
import { shipByOf } from './ship-by.ts';

type Row = {
  readonly channel: string;
  readonly placedBy: string | null;
  readonly tagIds: readonly string[];
  readonly holdCount: number;
  readonly status: string;
  readonly updatedAt: Date;
};

/**
 * Returns the fields of an order that staff see at the order desk: the channel, the person who placed the order, the
 * tags, whether the order is on hold, and the time by which it must ship.
 */
export const deskView = ({ channel, placedBy, tagIds, holdCount, status, updatedAt }: Row) => ({
  ...{ channel: OrderChannel.parse(channel), placedBy, tagIds: [...tagIds] },
  ...{ onHold: holdCount > 0, shipBy: shipByOf({ status, updatedAt }) },
});

/** Returns the order with the fields that the caller may see. A customer sees no ids of staff and no tags. */
export const shownTo = ({ kind }: Actor, view: OrderView): OrderView =>
  kind === 'customer' ? { ...view, placedBy: null, tagIds: [] } : view;
