import { PLACE } from '../guide/people.guide.ts';
import { under } from '../guide/parts.ts';
import type { Guide } from '../kernel/guide.ts';
import { USE_STORE_CREDIT_FIELD } from '../payment/store-credit/store-credit.guide.ts';
import { COUPON, LINE } from './order.guide.ts';
import { DELIVERY_METHOD } from './shipping/order-delivery.help.ts';

const { country, region, postalCode } = PLACE;
/** Explains the place to which a quote delivers. */
export const QUOTED_PLACE: Guide = under('place', { country, region, postalCode });

export const QUOTE_ORDER_GUIDE: Guide = {
  ...QUOTED_PLACE,
  ...under('lines', LINE),
  couponCode: COUPON,
  deliveryMethodId: DELIVERY_METHOD,
  useStoreCredit: USE_STORE_CREDIT_FIELD,
};
