import { word, wordsOf } from '../../kernel/words.ts';
import { Channel, MessageState } from './message.http.ts';

export const MESSAGE_STATE_WORDS = wordsOf(MessageState, {
  waiting: word('Waits to be sent', '等待发送', 'works'),
  sending: word('Is being sent', '正在发送', 'works'),
  sent: word('Sent', '已发送', 'ok'),
  unknown: word('May have arrived', '可能已送达', 'wait'),
  refused: word('Refused', '被拒收', 'stop'),
  suppressed: word('Not sent: address is blocked', '未发送：地址已停用', 'stop'),
  expired: word('Not sent in time', '逾期未发送', 'ended'),
});

export const CHANNEL_WORDS = wordsOf(Channel, {
  mail: word('E-mail', '电子邮件'),
  text: word('Text message', '短信'),
});
