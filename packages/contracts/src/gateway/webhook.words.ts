import { word, wordsOf } from '../kernel/words.ts';
import { SwitchedOff } from './webhook.http.ts';

export const SWITCHED_OFF_WORDS = wordsOf(SwitchedOff, {
  gone: word('Receiver is gone', '接收方已不存在', 'stop'),
  failing: word('Failed for five days', '连续五天失败', 'stop'),
});
