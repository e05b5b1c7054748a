import { formPage } from '../../kit/form/form-page.tsx';
import { NEW_COUPON } from './forms.ts';

/** Shows the form with which marketing creates a coupon. */
export default formPage(NEW_COUPON, {
  back: { label: { en: 'Coupons', zh: '优惠券' }, href: '/coupons' },
  done: { en: 'The coupon is created.', zh: '优惠券已创建。' },
});
