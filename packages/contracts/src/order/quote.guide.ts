import { PLACE } from '../guide/people.guide.ts';
import { under } from '../guide/parts.ts';
import type { Guide } from '../kernel/guide.ts';
import { COUPON, LINE } from './order.guide.ts';

const { country, region, postalCode } = PLACE;

export const QUOTE_ORDER_GUIDE: Guide = {
  ...under('place', { country, region, postalCode }),
  ...under('lines', LINE),
  couponCode: COUPON,
};
