import { word, wordsOf } from '../kernel/words.ts';
import { CustomerRefundStatus } from './customer-refund.ts';

export const CUSTOMER_REFUND_STATUS_WORDS = wordsOf(CustomerRefundStatus, {
  'under-way': word('On its way', '退款中', 'works'),
  done: word('Paid back', '已退款', 'ok'),
  failed: word('Provider refused', '支付服务商拒绝', 'stop'),
});
