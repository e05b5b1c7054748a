import { refusal } from '../../kernel/refusal.ts';

export const PROPOSAL_NOT_FOUND = refusal('proposal.not-found', 'not-found', {
  en: 'There is no such proposal. Look it up in GET /replenishment/proposals.',
  zh: '没有此补货建议。请通过 GET /replenishment/proposals 查找。',
});
export const PROPOSAL_DECIDED = refusal('proposal.decided', 'conflict', {
  en: 'The proposal is {status}: it cannot be accepted. Compute a new one from the present stock.',
  zh: '该补货建议状态为 {status}，无法采纳。请按当前库存重新计算。',
});
