import type { OpenPageLink } from '@toric/chassis/access/page-link';
import { query } from '@toric/chassis/http/endpoint';
import { ORDER_LINK_UNUSABLE } from '@toric/contracts/order/order.errors';
import { TRACKED_DAYS, TrackOrder } from '@toric/contracts/order/tracking.http';
import type { Reader } from '../../reader.store.ts';
import { readTrackedOrder } from '../../orders/order.reader.store.ts';

const DAY_MS = 86_400_000;

/** POST /order-tracking. Shows the state and the parcels of an order to a person who has the link of its mails. */
export const trackOrder = ({ openLink }: { openLink: OpenPageLink }) =>
  query<typeof TrackOrder, Reader>(TrackOrder, {
    async run({ body: { token }, read, now }) {
      const orderId = openLink('order', token);
      const endedSince = new Date(now.getTime() - TRACKED_DAYS * DAY_MS);
      const order = orderId === undefined ? undefined : await readTrackedOrder(read, orderId, endedSince);
      if (!order) throw ORDER_LINK_UNUSABLE();
      const { number, status, carrier, trackingNumber, createdAt, updatedAt } = order;
      return {
        ...{ number, status, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
        parcels: carrier !== null && trackingNumber !== null ? [{ carrier, trackingNumber }] : [],
      };
    },
  });
