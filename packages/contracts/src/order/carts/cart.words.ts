import { word, wordsOf } from '../../kernel/words.ts';
import { CartState } from './cart.http.ts';

export const CART_STATE_WORDS = wordsOf(CartState, {
  open: word('Open', '未下单', 'wait'),
  placed: word('Became an order', '已下单', 'ended'),
});
