import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PARCEL_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import { RecordParcelNews } from '@toric/contracts/order/parcels/parcel.http';
import { ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import { applyNews } from '../apply-news.flow.ts';
import { assertUnderWay } from '../parcel.ts';
import { lockParcel } from '../parcel.store.ts';
import { parcelView } from '../parcel.view.ts';

/**
 * POST /parcels/{parcelId}/news. Records news that a person got from a carrier. Emits order.parcel-delayed.v1,
 * order.parcel-lost.v1 or order.delivery-recorded.v1.
 */
export const recordParcelNews = command(RecordParcelNews, {
  async run({ params: { parcelId }, body: { kind, at }, tx, now, newId }) {
    const parcel = await lockParcel(tx, parcelId);
    if (!parcel) throw PARCEL_NOT_FOUND();
    assertUnderWay(ParcelStatus.parse(parcel.status));
    const news = [{ kind, code: 'by-hand', at: at === undefined ? now : new Date(at) }];
    const { parcel: moved, messages } = await applyNews({ tx, now, newId }, parcel, news, 'hand');
    const { status, customerId } = parcel;
    return answer(parcelView(moved))
      .emits(...messages)
      .records({
        ...{ action: 'parcel.news-recorded', subject: parcelId, customerId },
        fields: changed({ status }, { status: moved.status, kind }),
      });
  },
});
