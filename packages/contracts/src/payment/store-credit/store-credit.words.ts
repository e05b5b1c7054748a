import { word, wordsOf } from '../../kernel/words.ts';
import { RefundTo } from './refund-to.ts';
import { StoreCreditGiftStatus, StoreCreditKind } from './store-credit.http.ts';

export const STORE_CREDIT_KIND_WORDS = wordsOf(StoreCreditKind, {
  given: word('Given by the shop', '商店赠送', 'ok'),
  refunded: word('For goods or money that went back', '退货或退款转入', 'ok'),
  used: word('Used in an order', '用于订单'),
  released: word('Not used after all', '订单未使用，已退回', 'ok'),
  moved: word('Moved with the customer', '随客户合并转移'),
  expired: word('Expired', '已过期', 'ended'),
});

export const STORE_CREDIT_GIFT_WORDS = wordsOf(StoreCreditGiftStatus, {
  given: word('Given', '已赠送', 'ok'),
  'needs-approval': word('Waits for a second person', '等待第二人批准', 'wait'),
  rejected: word('Rejected by a colleague', '已被同事驳回', 'ended'),
});

export const REFUND_TO_WORDS = wordsOf(RefundTo, {
  original: word('The same way as paid', '原路退回'),
  'store-credit': word('Store credit, because the customer wants it', '转为储值（客户同意）'),
});
