import { word, wordsOf } from '../../kernel/words.ts';
import { PickOutcome } from './pick-outcome.ts';
import { PickOrderStatus, PickWaveStatus } from './pick-wave.http.ts';
import { ShortReason } from './pick-work.http.ts';

export const PICK_WAVE_STATUS_WORDS = wordsOf(PickWaveStatus, {
  choosing: word('Orders are being chosen', '正在选择订单', 'works'),
  empty: word('Nothing to pick', '无需拣货', 'ended'),
  open: word('To be picked', '待拣货', 'new'),
  picking: word('Is being picked', '拣货中', 'works'),
  done: word('Done', '已完成', 'ok'),
  cancelled: word('Cancelled', '已取消', 'ended'),
});
export const PICK_ORDER_STATUS_WORDS = wordsOf(PickOrderStatus, {
  waiting: word('Waits', '等待', 'new'),
  picking: word('Is being picked', '拣货中', 'works'),
  picked: word('To be packed', '待打包', 'wait'),
  packed: word('Packed', '已打包', 'ok'),
  shipped: word('Shipped', '已发货', 'ok'),
  short: word('A box is missing', '缺货', 'stop'),
  'given-back': word('Given back', '已退回', 'ended'),
  cancelled: word('Cancelled', '已取消', 'stop'),
});
export const PICK_OUTCOME_WORDS = wordsOf(PickOutcome, {
  taken: word('Taken', '已取', 'ok'),
  unreadable: word('Unreadable code', '条码无法读取', 'stop'),
  'order-cancelled': word('The order was cancelled', '订单已取消', 'stop'),
  'order-on-hold': word('The order is on hold', '订单已暂停', 'stop'),
  recalled: word('Recalled', '已召回', 'stop'),
  quarantined: word('Set aside', '已隔离', 'stop'),
  expired: word('Expired', '已过期', 'stop'),
  'other-order': word('Another order’s box', '另一订单的盒', 'stop'),
  'wrong-product': word('Another product', '另一种产品', 'stop'),
  'wrong-eye': word('The other eye', '另一只眼', 'stop'),
  'wrong-power': word('Another power', '度数不同', 'stop'),
  'wrong-lot': word('Another lot', '批次不同', 'stop'),
  'scanned-twice': word('Scanned twice', '重复扫描', 'stop'),
  enough: word('One too many', '多取一盒', 'stop'),
});
export const SHORT_REASON_WORDS = wordsOf(ShortReason, {
  missing: word('Missing', '缺失'),
  damaged: word('Damaged', '破损'),
  'set-aside': word('The lot was set aside', '批次已隔离'),
});
