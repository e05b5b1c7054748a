import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PARCEL_NO_CARRIER, PARCEL_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import { AskForLabel } from '@toric/contracts/order/parcels/parcel.http';
import { ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import { askForAddress } from '../label.flow.ts';
import type { CarrierChoice } from '../pack.flow.ts';
import { assertWithoutLabel } from '../parcel.ts';
import { lockParcel } from '../parcel.store.ts';
import { parcelView } from '../parcel.view.ts';

/**
 * POST /parcels/{parcelId}/label → customer.seal-parcel-address.v1. Requests a label from the carrier. A parcel that
 * has a label, or has requested one, is returned unchanged: no second label is bought.
 */
export const askForLabel = ({ vault, choice }: { vault: Vault; choice: CarrierChoice }) =>
  command(AskForLabel, {
    async run({ params: { parcelId }, body: { service }, tx, now }) {
      const parcel = await lockParcel(tx, parcelId);
      if (!parcel) throw PARCEL_NOT_FOUND();
      if (parcel.status === 'labelled' || parcel.status === 'labelling') return answer(parcelView(parcel)).records();
      if (!choice.isConnected) throw PARCEL_NO_CARRIER();
      assertWithoutLabel(ParcelStatus.parse(parcel.status));
      const wanted = service ?? parcel.service ?? choice.service;
      const { parcel: asked, message } = await askForAddress(tx, vault, parcel, { service: wanted, now });
      const { customerId } = parcel;
      return answer(parcelView(asked))
        .emits(message)
        .records({ action: 'parcel.label-asked', subject: parcelId, customerId });
    },
  });
