import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CARRIER_UNKNOWN } from '@toric/contracts/order/parcels/parcel.errors';
import { ReceiveCarrierEvent } from '@toric/contracts/order/parcels/parcel.http';
import { applyWay } from '../back/return-label.flow.ts';
import { lockLabelByTracking } from '../back/return-label.store.ts';
import { applyNews } from '../apply-news.flow.ts';
import type { Carrier } from '../carriers/carrier.ts';
import { claimCarrierEvent } from '../news.store.ts';
import { lockByTracking } from '../parcel.store.ts';

/**
 * POST /carrier-events/{carrier}. Applies each event of the carrier once. Events may arrive in any order, and before
 * the answer to our own call. An event about an unknown parcel is accepted, so that the carrier stops repeating it. The
 * watch of parcels later requests the missed news.
 */
export const receiveCarrierEvent = ({ carrier }: { carrier: Carrier | undefined }) =>
  command(ReceiveCarrierEvent, {
    async run({ params, raw, tx, now, newId }) {
      if (!carrier || params.carrier !== carrier.name) throw CARRIER_UNKNOWN();
      const { id, trackingNumber, news } = carrier.openEvent(raw);
      const received = answer({ received: true } as const);
      const isNew = await claimCarrierEvent(tx, carrier.name, id, now);
      const [parcel] = isNew && trackingNumber !== '' ? await lockByTracking(tx, trackingNumber) : [];
      if (!parcel && isNew && trackingNumber !== '') {
        const label = await lockLabelByTracking(tx, trackingNumber);
        if (label) await applyWay(tx, label, news, now);
      }
      if (!parcel) return received;
      return received.emits(...(await applyNews({ tx, now, newId }, parcel, news, 'webhook')).messages);
    },
  });
