import { word, wordsOf } from '../../kernel/words.ts';
import { ReturnLabelStatus } from './label.http.ts';

export const RETURN_LABEL_STATUS_WORDS = wordsOf(ReturnLabelStatus, {
  asked: word('Label is being bought', '正在获取面单', 'wait'),
  failed: word('Carrier gave no label', '未能取得面单', 'stop'),
  ready: word('Label can be printed', '面单可打印', 'wait'),
  'on-its-way': word('On its way back', '退回运输中', 'ok'),
  arrived: word('Arrived', '已到达', 'ok'),
  lost: word('Lost', '已丢失', 'stop'),
  cancelled: word('Cancelled', '已取消', 'ended'),
});
