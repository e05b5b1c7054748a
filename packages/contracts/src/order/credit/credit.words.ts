import { word, wordsOf } from '../../kernel/words.ts';
import { CreditChangeStatus, CreditLevel, CreditState } from './credit.http.ts';

export const CREDIT_LEVEL_WORDS = wordsOf(CreditLevel, {
  trusted: word('Trusted', '信任', 'ok'),
  standard: word('Standard', '标准', 'ok'),
  restricted: word('Restricted', '受限', 'wait'),
  blocked: word('Blocked', '停止下单', 'stop'),
});

export const CREDIT_STATE_WORDS = wordsOf(CreditState, {
  free: word('Enough is free', '额度充足', 'ok'),
  near: word('Near the limit', '接近额度', 'wait'),
  over: word('Over the limit', '超出额度', 'stop'),
});

export const CREDIT_CHANGE_STATUS_WORDS = wordsOf(CreditChangeStatus, {
  applied: word('In force', '已生效', 'ok'),
  'needs-approval': word('Waits for a second person', '等待第二人批准', 'wait'),
  rejected: word('Rejected by a colleague', '已被同事驳回', 'ended'),
  replaced: word('Replaced by a later change', '已被后续变更取代', 'ended'),
});
