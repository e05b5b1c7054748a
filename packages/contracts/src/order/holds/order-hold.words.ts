import { word, wordsOf } from '../../kernel/words.ts';
import { OrderHoldKind, OrderHoldState } from './order-hold.http.ts';

export const ORDER_HOLD_KIND_WORDS = wordsOf(OrderHoldKind, {
  fraud: word('Fraud?', '疑似欺诈', 'stop'),
  limit: word('Much for a new customer', '新客户大额', 'wait'),
  address: word('Address', '地址', 'wait'),
  manual: word('By hand', '人工暂缓', 'wait'),
});

export const ORDER_HOLD_STATE_WORDS = wordsOf(OrderHoldState, {
  open: word('Holds the order', '暂缓中', 'wait'),
  released: word('Released', '已解除', 'ended'),
});
