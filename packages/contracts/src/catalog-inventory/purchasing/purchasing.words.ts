import { word, wordsOf } from '../../kernel/words.ts';
import { PurchaseOrderStatus } from './purchasing.http.ts';

export const PURCHASE_ORDER_STATUS_WORDS = wordsOf(PurchaseOrderStatus, {
  draft: word('Waits for approval', '等待批准', 'wait'),
  approved: word('Approved, to send', '已批准，待发送', 'wait'),
  sent: word('Sent to the supplier', '已发给供应商', 'works'),
  'partly-received': word('Partly arrived', '部分到货', 'works'),
  received: word('All arrived', '全部到货', 'ok'),
  closed: word('Closed with boxes missing', '已关闭，有缺货', 'ended'),
  cancelled: word('Cancelled', '已取消', 'ended'),
});
