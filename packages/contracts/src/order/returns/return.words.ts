import { word, wordsOf } from '../../kernel/words.ts';
import { ReturnOutcome, ReturnResolution, ReturnRule, ReturnStatus } from './return.http.ts';

export const RETURN_STATUS_WORDS = wordsOf(ReturnStatus, {
  requested: word('Asked for', '已申请', 'wait'),
  approved: word('Goods awaited', '等待商品退回', 'works'),
  exchanged: word('New goods ordered', '新品已下单', 'works'),
  'exchange-sent': word('New goods sent, old ones awaited', '新品已发，等待旧品退回', 'works'),
  reminded: word('Customer reminded', '已提醒客户', 'wait'),
  received: word('Boxes in the warehouse', '商品已到仓库', 'works'),
  deciding: word('To be decided', '待决定', 'wait'),
  refunding: word('Refund under way', '正在退款', 'works'),
  'refund-waits': word('Refund waits for a second person', '退款等待第二人批准', 'wait'),
  'refund-failed': word('Refund failed', '退款失败', 'stop'),
  charging: word('Charge under way', '正在扣款', 'works'),
  'charge-failed': word('Charge failed', '扣款失败', 'stop'),
  closed: word('Closed', '已结束', 'ok'),
  refused: word('Refused', '已拒绝', 'stop'),
  cancelled: word('Taken back', '已撤回', 'ended'),
  expired: word('Nothing came back', '逾期未退回', 'ended'),
});

export const RETURN_RESOLUTION_WORDS = wordsOf(ReturnResolution, {
  refund: word('Refund', '退款'),
  exchange: word('Exchange', '换货'),
  reship: word('Send again', '补发'),
});

export const RETURN_RULE_WORDS = wordsOf(ReturnRule, {
  withdrawal: word('The law lets the buyer withdraw', '法律允许买方撤回'),
  'shop-window': word('The shop allows it', '商店政策允许'),
  'shop-at-fault': word('The goods were not as they should be', '商品不符合应有状态'),
  recall: word('The product was recalled', '产品已被召回'),
  'window-over': word('The time for returns is over', '已超过退货期限'),
  'seal-broken': word('Sealed goods that were opened do not come back', '已拆封的密封商品不可退回'),
  'final-sale': word('Services are not returned', '服务不可退货'),
  'by-hand': word('A person decided it', '由人工决定'),
});

export const RETURN_OUTCOME_WORDS = wordsOf(ReturnOutcome, {
  refunded: word('Refunded', '已退款', 'ok'),
  exchanged: word('Exchanged', '已换货', 'ok'),
  reshipped: word('Sent again', '已补发', 'ok'),
  charged: word('The exchange was charged', '换货已扣款', 'ended'),
  nothing: word('No money moved', '无资金变动', 'ended'),
});
