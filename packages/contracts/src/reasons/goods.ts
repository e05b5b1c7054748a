import type { Text } from '../kernel/sentence.ts';
import { one, type Sentences } from './sentence.ts';

const coupon = (en: string, zh: string): Text => ({
  en: `The coupon {code} ${en}`,
  zh: `优惠券 {code} ${zh}`,
});

/** Lists the reasons of refusals by stock and by coupons: there are no boxes, or the offer does not apply. */
export const GOODS_REASONS: Readonly<Record<string, Sentences>> = {
  'coupon.unknown': one(
    'There is no coupon with this code. Check how it is written, or order without it.',
    '没有此代码的优惠券。请检查代码的写法，或不使用优惠券下单。',
  ),
  'coupon.inactive': [coupon('is not in use at present.', '目前不可使用。')],
  'coupon.not-started': [coupon('starts on {day}.', '自 {day} 起可用。')],
  'coupon.expired': [coupon('ended on {day}.', '已于 {day} 结束。')],
  'coupon.wrong-market': [coupon('is not for orders in this country.', '不适用于该国家的订单。')],
  'coupon.wrong-currency': [
    coupon('is for orders in {wanted}; this one is in {given}.', '适用于 {wanted} 订单；此订单为 {given}。'),
  ],
  'coupon.below-minimum': [coupon('applies from {amount} on.', '满 {amount} 可用。')],
  'coupon.used-up': [coupon('has been used up.', '已被用完。')],
  'coupon.used-up-for-customer': [
    coupon('can be used once by each customer, and you have used it.', '每位客户只能使用一次，您已使用过。'),
    coupon(
      'can be used {count} times by each customer, and you have used it.',
      '每位客户可使用 {count} 次，您的次数已用完。',
    ),
  ],
  'coupon.released': one(
    'The order gave its coupon back and cannot use it again. Place a new order to use it.',
    '此订单已退回优惠券，不能再次使用。请重新下单以使用该优惠券。',
  ),
  'coupon.no-answer': one(
    'The coupon could not be checked in time. Nothing was charged; please order again.',
    '优惠券未能及时核对。未收取任何费用；请重新下单。',
  ),
  'stock.sold-out': [
    {
      en: 'It is sold out in this power, or would expire before the last box is worn. Choose fewer boxes or another pack size, or order again later.',
      zh: '此度数已售罄，或在最后一盒用完之前就会过期。请减少盒数、选择其他包装规格，或稍后再下单。',
    },
    {
      en: 'A new line is sold out in this power, or would expire before its last box is worn. The order stays as it was.',
      zh: '新增商品行的度数已售罄，或在最后一盒用完之前就会过期。订单保持不变。',
    },
  ],
  'stock.released': [
    { en: 'The order gave its stock up before. Place a new order.', zh: '此订单之前已放弃库存。请重新下单。' },
    {
      en: 'The order gave its boxes up before, so it can no longer be changed.',
      zh: '此订单之前已放弃库存，无法再更改。',
    },
  ],
  'stock.no-evidence': [
    {
      en: 'Nothing says what permits these lenses to be supplied. Place a new order.',
      zh: '没有允许供应这些镜片的依据。请重新下单。',
    },
    {
      en: 'Nothing says what permits these lenses to be supplied. The order stays as it was.',
      zh: '没有允许供应这些镜片的依据。订单保持不变。',
    },
  ],
  'stock.being-picked': one(
    'The warehouse has begun to pick this order, so it can no longer be changed.',
    '仓库已开始拣货，此订单无法再更改。',
  ),
  'stock.waited-too-long': one(
    'No boxes have arrived in time. Nothing was charged; choose another product, or order again later.',
    '未能及时到货。未收取任何费用；请选择其他产品，或稍后再下单。',
  ),
  'stock.withdrawn': one(
    'Its boxes were recalled or set aside before they were sent, and there are no others. Nothing was charged; choose another product, or order again later.',
    '镜片在寄出前被召回或封存，且没有其他库存。未收取任何费用；请选择其他产品，或稍后再下单。',
  ),
  'stock.no-answer': one(
    'The stock could not be checked in time. Nothing was charged; please order again.',
    '库存未能及时核对。未收取任何费用；请重新下单。',
  ),
};
