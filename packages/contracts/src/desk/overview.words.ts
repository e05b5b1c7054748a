import { word, wordsOf } from '../kernel/words.ts';
import { HitKind } from './overview.http.ts';

export const HIT_KIND_WORDS = wordsOf(HitKind, {
  customer: word('Customer', '客户'),
  order: word('Order', '订单'),
  product: word('Product', '产品'),
  lot: word('Lot', '批号'),
  box: word('Box', '盒'),
  shipment: word('Parcel', '包裹'),
});
