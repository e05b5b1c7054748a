import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { dayOf } from '@toric/optics/calendar-day';
import type { Reader } from '../../reader.store.ts';
import { readParcels } from '../parcel.reader.store.ts';
import { parcelView } from '../parcel.view.ts';

/** GET /parcels. Lists parcels, the newest first. */
export const listParcels = query<typeof ListParcels, Reader>(ListParcels, {
  async run({ query: { limit, cursor, count, ...filter }, db, now }) {
    return pageOf(await readParcels(db, filter, dayOf(now), { limit, cursor, count }), limit, parcelView);
  },
});
