import { word, wordsOf } from '../../kernel/words.ts';
import { CounterMethod } from './counter.http.ts';

export const COUNTER_METHOD_WORDS = wordsOf(CounterMethod, {
  card: word('Card', '银行卡'),
  cash: word('Cash', '现金'),
});
