import { word, wordsOf } from '../../kernel/words.ts';
import { ProposalStatus } from './replenishment.http.ts';

export const PROPOSAL_STATUS_WORDS = wordsOf(ProposalStatus, {
  open: word('To decide', '待决定', 'wait'),
  accepted: word('Purchase order drafted', '已起草采购单', 'ok'),
  superseded: word('Replaced by a newer one', '已被新建议取代', 'ended'),
});
