import type { CouponView } from '@toric/contracts/marketing/marketing.http';
import type { Language } from '@toric/contracts/kernel/sentence';
import { formatMoney, formatNumber, useLanguage } from '../../app/words.ts';

/** Returns the discount of a coupon as a text: `10 %` or `$5.00`. */
export const discountText = ({ discount }: Pick<CouponView, 'discount'>, language: Language): string =>
  discount.kind === 'percent'
    ? `${formatNumber(discount.basisPoints / 100, language, { maximumFractionDigits: 2 })} %`
    : formatMoney(discount.amount, language);

/** Shows the discount of a coupon. */
export function Discount({ coupon }: { readonly coupon: Pick<CouponView, 'discount'> }) {
  return <span className="nowrap">{discountText(coupon, useLanguage())}</span>;
}
