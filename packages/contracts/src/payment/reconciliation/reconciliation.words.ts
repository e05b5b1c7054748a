import { word, wordsOf } from '../../kernel/words.ts';
import { DifferenceProblem } from './reconciliation.http.ts';

export const DIFFERENCE_PROBLEM_WORDS = wordsOf(DifferenceProblem, {
  'not-ours': word('Only the provider has it', '仅支付服务商有此付款', 'stop'),
  'not-at-provider': word('Only we have it', '仅我方有此付款', 'stop'),
  amount: word('The amount differs', '金额不一致', 'stop'),
  status: word('The state differs', '状态不一致', 'stop'),
  captured: word('The amount taken differs', '扣款金额不一致', 'stop'),
  refunded: word('The amount paid back differs', '退款金额不一致', 'stop'),
});
