import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PARCEL_TRACKING_TAKEN } from '@toric/contracts/order/parcels/parcel.errors';
import { CreateParcel } from '@toric/contracts/order/parcels/parcel.http';
import { type CarrierChoice, packParcel } from '../pack.flow.ts';
import { isTrackingTaken } from '../parcel.store.ts';
import { parcelView } from '../parcel.view.ts';

/**
 * POST /parcels. Creates a parcel of an order. Emits customer.seal-parcel-address.v1 if a label is requested from a
 * carrier.
 */
export const createParcel = ({ vault, choice }: { vault: Vault; choice: CarrierChoice }) =>
  command(CreateParcel, {
    async run({ body, tx, now, newId }) {
      const { parcel, messages } = await packParcel(
        { tx, vault, now, newId },
        { ...body, lines: body.lines, weightGrams: body.weightGrams },
        choice,
      );
      const { id, number, customerId, carrier, trackingNumber } = parcel;
      if (trackingNumber !== null && (await isTrackingTaken(tx, trackingNumber, id))) throw PARCEL_TRACKING_TAKEN();
      return answer(parcelView(parcel))
        .emits(...messages)
        .records({
          ...{ action: 'parcel.added', subject: id, customerId },
          fields: changed({}, { number, carrier, trackingNumber }),
        });
    },
  });
