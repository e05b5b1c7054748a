import { query } from '@toric/chassis/http/endpoint';
import { PARCEL_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import { GetParcel } from '@toric/contracts/order/parcels/parcel.http';
import type { Reader } from '../../reader.store.ts';
import { readParcel } from '../parcel.reader.store.ts';
import { parcelRecord } from '../parcel.view.ts';

/** GET /parcels/{parcelId}. Returns a parcel with all news that came from its carrier or from staff. */
export const getParcel = query<typeof GetParcel, Reader>(GetParcel, {
  async run({ params: { parcelId }, db }) {
    const found = await readParcel(db, parcelId);
    if (!found) throw PARCEL_NOT_FOUND();
    return parcelRecord(found.parcel, found.news);
  },
});
