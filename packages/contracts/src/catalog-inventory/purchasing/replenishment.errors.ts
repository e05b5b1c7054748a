import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const PROPOSAL_NOT_FOUND = refusal('proposal.not-found', 'not-found', {
  en: 'There is no such proposal. Look it up in GET /replenishment/proposals.',
  zh: '没有此补货建议。请通过 GET /replenishment/proposals 查找。',
});
export const PROPOSAL_DECIDED = refusal('proposal.decided', 'conflict', {
  en: 'The proposal is {status}: it cannot be accepted. Compute a new one from the present stock.',
  zh: '该补货建议状态为 {status}，无法采纳。请按当前库存重新计算。',
});

export const STOCK_LEVEL_INVALID = refusal('stock-level.invalid', 'unprocessable', {
  en: 'No level was changed. Correct the named levels, and save again.',
  zh: '未更改任何水平。请更正所指出的数值后重新保存。',
});
export const LEVEL_OF_NO_LENS = sentence({
  en: 'this pack has no such lens on file: receive or order the lens first',
  zh: '此包装没有该镜片的记录：请先收货或采购该镜片',
});
export const LEVEL_NAMED_TWICE = sentence({
  en: 'the request names this lens twice: name it once',
  zh: '请求中重复列出此镜片：请只写一次',
});
export const LEVEL_BELOW = sentence({
  en: '{value} is below {other}: the minimum is the least, the reorder point follows, and the maximum is the most',
  zh: '{value} 低于 {other}：最低库存最小，其次为补货点，最高库存最大',
});
export const LEVEL_CHANGED_SINCE = sentence({
  en: 'somebody has changed these levels meanwhile: read them again',
  zh: '这些数值其间已被他人更改：请重新读取',
});
