import { word, wordsOf } from '../kernel/words.ts';
import { RefundCause } from './refund-cause.ts';

/**
 * Holds the words for the causes of refunds as staff choose them. The customer reads the sentences of `REFUND_CAUSES`
 * instead.
 */
export const REFUND_CAUSE_WORDS = wordsOf(RefundCause, {
  damaged: word('Arrived damaged', '商品损坏'),
  'wrong-item': word('Wrong item sent', '发错商品'),
  'not-received': word('Parcel did not arrive', '包裹未送达'),
  returned: word('Sent back', '客户退货'),
  recalled: word('Recalled', '产品召回'),
  overcharged: word('Charged too much', '多收款'),
  goodwill: word('Goodwill', '善意退款'),
  other: word('Another cause', '其他原因'),
});
