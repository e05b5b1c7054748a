import { GetCoupon } from '@toric/contracts/marketing/marketing.http';
import { formPage } from '../../kit/form/form-page.tsx';
import { CHANGED_COUPON } from './forms.ts';

/**
 * Shows the form with which marketing changes the terms of a coupon. A change of a large discount needs a new approval.
 */
export default formPage(CHANGED_COUPON, {
  record: GetCoupon,
  back: { label: { en: 'The coupon', zh: '优惠券' }, href: '/coupons/:couponId' },
  done: { en: 'The terms are saved. They hold from now on.', zh: '条款已保存，即刻生效。' },
});
