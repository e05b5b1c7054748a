import { word, wordsOf } from '../../kernel/words.ts';
import { RecallSeverity } from '../events.ts';
import { RecallStatus } from './recall.http.ts';

export const RECALL_STATUS_WORDS = wordsOf(RecallStatus, {
  open: word('Under way', '进行中', 'works'),
  closed: word('Closed', '已结束', 'ended'),
});

export const RECALL_SEVERITY_WORDS = wordsOf(RecallSeverity, {
  I: word('Class I: may cause serious harm', '一级：可能造成严重伤害', 'stop'),
  II: word('Class II: may cause harm that heals', '二级：可能造成可恢复的伤害', 'wait'),
  III: word('Class III: unlikely to cause harm', '三级：不太可能造成伤害', 'new'),
});
