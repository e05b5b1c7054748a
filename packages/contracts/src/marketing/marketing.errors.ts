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

/* Declares the reasons why a coupon does not apply to an order. */

export const COUPON_UNKNOWN = refusal('coupon.unknown', 'unprocessable', {
  en: 'There is no coupon with this code. Check how it is written, or order without it.',
  zh: '没有此优惠码。请检查写法，或不使用优惠码下单。',
});
export const COUPON_INACTIVE = refusal('coupon.inactive', 'unprocessable', {
  en: 'The coupon {code} is not in use at present.',
  zh: '优惠券 {code} 目前停用。',
});
export const COUPON_NOT_STARTED = refusal('coupon.not-started', 'unprocessable', {
  en: 'The coupon {code} starts on {day}.',
  zh: '优惠券 {code} 自 {day} 起可用。',
});
export const COUPON_EXPIRED = refusal('coupon.expired', 'unprocessable', {
  en: 'The coupon {code} ended on {day}.',
  zh: '优惠券 {code} 已于 {day} 到期。',
});
export const COUPON_WRONG_MARKET = refusal('coupon.wrong-market', 'unprocessable', {
  en: 'The coupon {code} is not for orders in this country.',
  zh: '优惠券 {code} 不适用于该国家或地区的订单。',
});
export const COUPON_WRONG_CURRENCY = refusal('coupon.wrong-currency', 'unprocessable', {
  en: 'The coupon {code} is for orders in {currency}; this one is in {ordered}.',
  zh: '优惠券 {code} 适用于 {currency} 订单；此订单为 {ordered}。',
});
export const COUPON_BELOW_MINIMUM = refusal('coupon.below-minimum', 'unprocessable', {
  en: 'The coupon {code} applies from {minimum} on.',
  zh: '优惠券 {code} 须满 {minimum} 才可使用。',
});
export const COUPON_USED_UP = refusal('coupon.used-up', 'unprocessable', {
  en: 'The coupon {code} has been used up.',
  zh: '优惠券 {code} 已用完。',
});
export const COUPON_USED_UP_FOR_CUSTOMER = refusal('coupon.used-up-for-customer', 'unprocessable', {
  en: 'Each customer can use the coupon {code} {times} ×, and your orders use it already.',
  zh: '每位客户可使用优惠券 {code} {times} 次，您的订单已用完该次数。',
});

/** Lists the refusals of a coupon that does not apply, for the operations that take a coupon. */
export const COUPON_REFUSALS = [
  COUPON_UNKNOWN,
  COUPON_INACTIVE,
  COUPON_NOT_STARTED,
  COUPON_EXPIRED,
  COUPON_WRONG_MARKET,
  COUPON_WRONG_CURRENCY,
  COUPON_BELOW_MINIMUM,
  COUPON_USED_UP,
  COUPON_USED_UP_FOR_CUSTOMER,
];
