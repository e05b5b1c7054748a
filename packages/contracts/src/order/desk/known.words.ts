import { word, wordsOf } from '../../kernel/words.ts';
import { OrderChannel } from './known.ts';

export const ORDER_CHANNEL_WORDS = wordsOf(OrderChannel, {
  web: word('Web', '网店'),
  phone: word('Phone', '电话'),
  counter: word('Counter', '门店'),
  mail: word('Mail', '邮件'),
  api: word('Another program', '其他程序'),
});
