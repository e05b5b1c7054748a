import type { OpenPageLink } from '@toric/chassis/access/page-link';
import { query } from '@toric/chassis/http/endpoint';
import { ORDER_LINK_UNUSABLE } from '@toric/contracts/order/order.errors';
import { ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import { TRACKED_DAYS, TrackOrder } from '@toric/contracts/order/tracking.http';
import type { Reader } from '../../reader.store.ts';
import { readTrackedParcels } from '../../parcels/parcel.reader.store.ts';
import { readTrackedOrder } from '../../orders/order.reader.store.ts';

type Shipment = { readonly carrier: string | null; readonly trackingNumber: string | null };

/**
 * Returns the parcels of an order for its tracking page. An order that is older than the table of parcels has one
 * parcel, with the carrier and the tracking number that were typed for the order.
 */
function trackedParcels(
  { carrier, trackingNumber }: Shipment,
  parcels: Awaited<ReturnType<typeof readTrackedParcels>>,
) {
  const known = parcels.flatMap((parcel) =>
    parcel.carrier !== null && parcel.trackingNumber !== null
      ? {
          ...{ carrier: parcel.carrier, trackingNumber: parcel.trackingNumber, promisedOn: parcel.promisedOn },
          status: ParcelStatus.parse(parcel.status),
          lastNewsAt: parcel.lastNewsAt?.toISOString() ?? null,
          deliveredAt: parcel.deliveredAt?.toISOString() ?? null,
        }
      : [],
  );
  if (known.length > 0) return known;
  return carrier !== null && trackingNumber !== null ? [{ carrier, trackingNumber }] : [];
}

const DAY_MS = 86_400_000;

/**
 * POST /order-tracking. Returns the state and the parcels of an order to a person who has the tracking link from a mail
 * about the order.
 */
export const trackOrder = ({ openLink }: { openLink: OpenPageLink }) =>
  query<typeof TrackOrder, Reader>(TrackOrder, {
    async run({ body: { token }, read, db, now }) {
      const orderId = openLink('order', token);
      const endedSince = new Date(now.getTime() - TRACKED_DAYS * DAY_MS);
      const order = orderId === undefined ? undefined : await readTrackedOrder(read, orderId, endedSince);
      if (!order || orderId === undefined) throw ORDER_LINK_UNUSABLE();
      const parcels = await readTrackedParcels(db, orderId);
      const { number, status, carrier, trackingNumber, createdAt, updatedAt } = order;
      return {
        ...{ number, status, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
        parcels: trackedParcels({ carrier, trackingNumber }, parcels),
      };
    },
  });
