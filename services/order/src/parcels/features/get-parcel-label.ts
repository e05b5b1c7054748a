import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PARCEL_NO_LABEL_FILE, PARCEL_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import { GetParcelLabel } from '@toric/contracts/order/parcels/parcel.http';
import { countPrint, lockParcel, openLabel } from '../parcel.store.ts';

/** GET /parcels/{parcelId}/label. Returns the label file of a parcel, which never changes, and counts the downloads. */
export const getParcelLabel = ({ vault }: { vault: Vault }) =>
  command(GetParcelLabel, {
    async run({ params: { parcelId: id }, tx, now }) {
      const parcel = await lockParcel(tx, id);
      if (!parcel) throw PARCEL_NOT_FOUND();
      const { customerId, labelMediaType: mediaType, number } = parcel;
      const bytes = mediaType === null ? undefined : await openLabel(tx, id, await keyringFor(tx, vault, customerId));
      if (!bytes || mediaType === null) throw PARCEL_NO_LABEL_FILE();
      await countPrint(tx, id, now);
      const fileName = `label-${number.replace(/[^\w.-]/g, '-')}.${mediaType === 'image/png' ? 'png' : 'pdf'}`;
      return answer({ mediaType, fileName, bytes }).records({ action: 'parcel.label-read', subject: id, customerId });
    },
  });
