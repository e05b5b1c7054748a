import { word, wordsOf } from '../../kernel/words.ts';
import { Direction, InteractionKind, InteractionOutcome } from './interaction.http.ts';
import { CallState } from './telephony.http.ts';

export const INTERACTION_KIND_WORDS = wordsOf(InteractionKind, {
  call: word('Call', '电话'),
  visit: word('Visit', '到店'),
  chat: word('Chat', '在线聊天'),
  letter: word('Letter', '信件'),
});

export const DIRECTION_WORDS = wordsOf(Direction, {
  in: word('From the customer', '客户联系我们'),
  out: word('From us', '我们联系客户'),
});

export const INTERACTION_OUTCOME_WORDS = wordsOf(InteractionOutcome, {
  answered: word('Answered', '已答复', 'ok'),
  solved: word('Solved', '已解决', 'ok'),
  ordered: word('Ordered', '已下单', 'ok'),
  'call-back': word('To call back', '需回电', 'wait'),
  'left-message': word('Message left', '已留言', 'wait'),
  'nobody-there': word('Nobody there', '无人接听', 'ended'),
  other: word('Something else', '其他', 'ended'),
});

export const CALL_STATE_WORDS = wordsOf(CallState, {
  ringing: word('Rings', '正在响铃', 'wait'),
  answered: word('Goes on', '通话中', 'works'),
  ended: word('Ended', '已结束', 'ended'),
});
