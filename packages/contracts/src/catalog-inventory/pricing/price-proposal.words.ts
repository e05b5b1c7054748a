import { word, wordsOf } from '../../kernel/words.ts';
import { PriceProposalStatus } from './price-proposal.http.ts';

export const PRICE_PROPOSAL_STATUS_WORDS = wordsOf(PriceProposalStatus, {
  open: word('Waits for finance', '等待财务批准', 'wait'),
  approved: word('Approved', '已批准', 'ok'),
  rejected: word('Rejected', '已驳回', 'ended'),
});
