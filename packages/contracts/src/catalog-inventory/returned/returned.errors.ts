import { refusal } from '../../kernel/refusal.ts';

export const RETURNED_BOX_NOT_FOUND = refusal('returned-box.not-found', 'not-found', {
  en: 'There is no such returned box. List them with GET /returned-boxes.',
  zh: '没有此退回商品。请通过 GET /returned-boxes 查看。',
});
export const RETURNED_BOX_SETTLED = refusal('returned-box.settled', 'conflict', {
  en: 'This box is not set aside ({disposition}), so nothing is to be decided. List boxes with disposition=quarantined.',
  zh: '此商品并未隔离（{disposition}），无需决定。请用 disposition=quarantined 查看待处理商品。',
});
export const RETURNED_BOX_NEEDS_SECOND_PERSON = refusal('returned-box.needs-second-person', 'forbidden', {
  en: 'You received this box. Ask a colleague to decide about it: nobody sells a box again that she received herself, or throws away more than {limit} minor units (cents) of them within 24 hours. A box of unknown cost counts as more.',
  zh: '此商品由你收货，请让同事决定：任何人不得将自己收货的商品重新销售，24 小时内自行报废的此类商品也不得超过 {limit} 个最小货币单位（分）。成本未知的商品视为超过此限额。',
});
export const RETURNED_BOX_UNSALEABLE = refusal('returned-box.unsaleable', 'conflict', {
  en: 'This box may not be sold again: {rule}. Throw it away, or leave it aside until the lot is released.',
  zh: '此商品不得再次销售：{rule}。请报废，或等批次解除隔离后再处理。',
});
