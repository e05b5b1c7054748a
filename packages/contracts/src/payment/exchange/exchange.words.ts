import { word, wordsOf } from '../../kernel/words.ts';
import { ExchangeChargeStatus } from './exchange.http.ts';

export const EXCHANGE_CHARGE_STATUS_WORDS = wordsOf(ExchangeChargeStatus, {
  charging: word('Is being charged', '正在扣款', 'works'),
  charged: word('Charged', '已扣款', 'ok'),
  declined: word('Declined', '被拒绝', 'stop'),
});
