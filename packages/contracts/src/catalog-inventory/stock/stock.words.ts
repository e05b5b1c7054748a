import { word, wordsOf } from '../../kernel/words.ts';
import { DiscardReason, LedgerKind, LotStatus } from './stock.http.ts';

export const LOT_STATUS_WORDS = wordsOf(LotStatus, {
  good: word('May be sold', '可售', 'ok'),
  quarantined: word('Set aside', '已隔离', 'stop'),
});

export const DISCARD_REASON_WORDS = wordsOf(DiscardReason, {
  expired: word('Past its use-by date', '已过有效期'),
  damaged: word('Damaged', '损坏'),
  'returned-opened': word('Came back opened', '退回时已拆封'),
  sample: word('Used as a sample', '用作样品'),
});

export const LEDGER_KIND_WORDS = wordsOf(LedgerKind, {
  receipt: word('Goods in', '入库', 'ok'),
  reserve: word('Reserved for an order', '为订单预留', 'works'),
  release: word('Reservation released', '释放预留', 'ended'),
  ship: word('Shipped', '发货', 'ok'),
  adjust: word('Corrected by hand', '手动调整', 'wait'),
  count: word('Corrected by a stocktake', '盘点调整', 'wait'),
  discard: word('Discarded', '报废', 'stop'),
  exchange: word('Exchanged in an order', '订单内更换批次', 'works'),
  quarantine: word('Set aside', '隔离', 'stop'),
  free: word('Released again', '解除隔离', 'ok'),
  import: word('Opening stock of a file', '文件导入的期初库存', 'ok'),
  return: word('Came back sealed', '未拆封退回', 'ok'),
});
