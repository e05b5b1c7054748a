import { refusal } from '../kernel/refusal.ts';
import { sentence } from '../kernel/sentence.ts';

export const COUPON_NOT_FOUND = refusal('coupon.not-found', 'not-found', {
  en: 'There is no such coupon. Look it up in the list of coupons.',
  zh: '没有此优惠券。请在优惠券列表中查找。',
});
export const COUPON_CODE_TAKEN = refusal('coupon.code-taken', 'conflict', {
  en: 'The code {code} belongs to another coupon. Choose another code.',
  zh: '优惠码 {code} 已属于另一张优惠券。请换一个优惠码。',
});
export const COUPON_OWN_APPROVAL = refusal('coupon.own-approval', 'conflict', {
  en: 'You have created or changed this coupon yourself. Ask a colleague of finance to approve it.',
  zh: '此优惠券由您本人创建或更改。请由财务部门的另一位同事批准。',
});
export const COUPON_MIXED_CURRENCY = refusal('coupon.mixed-currency', 'unprocessable', {
  en: 'The discount is in {discount}, the minimum in {minimum}. Give both in one currency.',
  zh: '优惠金额的币种为 {discount}，最低消费的币种为 {minimum}。两者请使用同一币种。',
});
export const MUST_BE_CURRENCY = sentence({ en: 'must be {currency}', zh: '必须为 {currency}' });
export const COUPON_EMPTY_WINDOW = refusal('coupon.empty-window', 'unprocessable', {
  en: 'The coupon would end before it starts and never apply. Set endsAt after startsAt.',
  zh: '优惠券的结束时间早于开始时间，将永远无法使用。请将 endsAt 设在 startsAt 之后。',
});
export const AFTER_START = sentence({ en: 'must be after startsAt', zh: '须晚于 startsAt' });
export const COUPON_LIMIT_BELOW_USE = refusal('coupon.limit-below-use', 'unprocessable', {
  en: '{used} orders already use the coupon. Set the limit to that number or more, or make the coupon inactive.',
  zh: '已有 {used} 个订单使用此优惠券。请将上限设为该数或更大，或停用此优惠券。',
});
export const AT_LEAST_USED = sentence({ en: 'must be at least {used}', zh: '必须至少为 {used}' });
