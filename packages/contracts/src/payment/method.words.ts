import { word, wordsOf } from '../kernel/words.ts';
import { LineKind, PaymentMethod } from './method.ts';

export const PAYMENT_METHOD_WORDS = wordsOf(PaymentMethod, {
  card: word('Card', '银行卡'),
  cash: word('Cash', '现金'),
  exchange: word('Exchange for a return', '退货换货'),
});

export const LINE_KIND_WORDS = wordsOf(LineKind, {
  goods: word('Goods', '商品'),
  delivery: word('Delivery', '配送'),
  service: word('Service', '服务'),
});
