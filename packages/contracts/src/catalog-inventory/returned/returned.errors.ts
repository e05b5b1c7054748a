import { refusal } from '../../kernel/refusal.ts';

export const RETURNED_BOX_NOT_FOUND = refusal('returned-box.not-found', 'not-found', {
  en: 'There is no such returned box. List them with GET /returned-boxes.',
  zh: '没有此退回商品。请通过 GET /returned-boxes 查看。',
});
export const RETURNED_BOX_SETTLED = refusal('returned-box.settled', 'conflict', {
  en: 'This box is not set aside ({disposition}), so nothing is to be decided. List boxes with disposition=quarantined.',
  zh: '此商品并未隔离（{disposition}），无需决定。请用 disposition=quarantined 查看待处理商品。',
});
export const RETURNED_BOX_UNSALEABLE = refusal('returned-box.unsaleable', 'conflict', {
  en: 'This box may not be sold again: {rule}. Throw it away, or leave it aside until the lot is released.',
  zh: '此商品不得再次销售：{rule}。请报废，或等批次解除隔离后再处理。',
});
