import { word, wordsOf } from '../kernel/words.ts';
import { OrderStatus } from './order.http.ts';
import { RepeatChangeKind } from './repeat.http.ts';

export const ORDER_STATUS_WORDS = wordsOf(OrderStatus, {
  verifying: word('Prescription is checked', '正在核实处方', 'works'),
  discounting: word('Coupon is checked', '正在核对优惠券', 'works'),
  reserving: word('Boxes are reserved', '正在预留库存', 'works'),
  'awaiting-stock': word('Waits for boxes', '等待到货', 'wait'),
  charging: word('Card is checked', '正在预授权', 'works'),
  confirmed: word('To ship', '待发货', 'wait'),
  shipping: word('Is being shipped', '正在发货', 'works'),
  capturing: word('Payment is taken', '正在扣款', 'works'),
  'part-shipped': word('Part has left', '部分已发货', 'wait'),
  'payment-due': word('Payment failed', '扣款失败', 'stop'),
  shipped: word('Shipped', '已发货', 'ok'),
  completed: word('Delivered', '已送达', 'ended'),
  cancelling: word('Is being cancelled', '正在取消', 'works'),
  cancelled: word('Cancelled', '已取消', 'ended'),
});

export const REPEAT_CHANGE_KIND_WORDS = wordsOf(RepeatChangeKind, {
  price: word('Another price', '价格有变', 'wait'),
  rule: word('Another rule', '规则有变', 'wait'),
  'not-sold': word('Not sold any more', '不再销售', 'stop'),
});
