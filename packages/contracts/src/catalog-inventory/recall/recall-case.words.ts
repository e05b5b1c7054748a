import { word, wordsOf } from '../../kernel/words.ts';
import { OwnOutcome, RecallCaseStatus, RecallOutcome } from './recall-case.http.ts';

export const OWN_OUTCOME_WORDS = wordsOf(OwnOutcome, {
  stopped: word('Keeps them, wears no more', '留存但已停用', 'wait'),
  returned: word('Sent back', '已退回', 'ok'),
  destroyed: word('Thrown away', '已丢弃', 'ok'),
  used: word('Used up', '已用完', 'ended'),
});

export const RECALL_OUTCOME_WORDS = wordsOf(RecallOutcome, {
  ...OWN_OUTCOME_WORDS,
  unreachable: word('Cannot be reached', '联系不上', 'stop'),
  refused: word('Does not want to answer', '拒绝答复', 'stop'),
});

export const RECALL_CASE_STATUS_WORDS = wordsOf(RecallCaseStatus, {
  open: word('Not told yet', '尚未通知', 'wait'),
  notified: word('Told, no answer yet', '已通知，未答复', 'works'),
  answered: word('Answered', '已答复', 'ok'),
  'out-of-scope': word('No longer covered', '已不在召回范围', 'ended'),
});
