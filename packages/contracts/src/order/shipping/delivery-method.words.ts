import { word, wordsOf } from '../../kernel/words.ts';
import { DeliveryMethodState } from './delivery-method.http.ts';

export const DELIVERY_METHOD_STATE_WORDS = wordsOf(DeliveryMethodState, {
  offered: word('Offered', '提供中', 'ok'),
  paused: word('Paused', '已暂停', 'wait'),
  retired: word('Retired', '已停用', 'ended'),
});
