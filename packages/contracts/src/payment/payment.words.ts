import { word, wordsOf } from '../kernel/words.ts';
import { PaymentStatus, RefundStatus, RefundVia } from './payment.http.ts';
import { PaymentPartStatus } from './payment-part.ts';

export const PAYMENT_STATUS_WORDS = wordsOf(PaymentStatus, {
  authorising: word('Card is checked', '正在预授权', 'works'),
  authorised: word('Held on the card', '已预授权', 'ok'),
  amending: word('Amount is being changed', '正在变更金额', 'works'),
  declined: word('Declined', '被拒绝', 'stop'),
  'part-captured': word('Taken in part', '部分已扣款', 'works'),
  capturing: word('Is being taken', '正在扣款', 'works'),
  captured: word('Taken', '已扣款', 'ok'),
  'capture-failed': word('Could not be taken', '扣款失败', 'stop'),
  voiding: word('Hold is being released', '正在释放预授权', 'works'),
  voided: word('Nothing is held', '已释放', 'ended'),
});

export const REFUND_STATUS_WORDS = wordsOf(RefundStatus, {
  'needs-approval': word('Waits for a second person', '等待第二人批准', 'wait'),
  sending: word('Is being paid back', '正在退款', 'works'),
  done: word('Paid back', '已退款', 'ok'),
  refused: word('Provider refused', '支付服务商拒绝', 'stop'),
  rejected: word('Rejected by a colleague', '已被同事驳回', 'ended'),
});

export const PAYMENT_PART_WORDS = wordsOf(PaymentPartStatus, {
  waiting: word('Waits for another part', '等待前一部分', 'wait'),
  taking: word('Is being taken', '正在扣款', 'works'),
  captured: word('Taken', '已扣款', 'ok'),
  failed: word('Could not be taken', '扣款失败', 'stop'),
});

export const REFUND_VIA_WORDS = wordsOf(RefundVia, {
  card: word('To the card', '退回银行卡'),
  charge: word('To the card charged for the exchange', '退回换货扣款的银行卡'),
  cash: word('In cash', '退现金'),
  nothing: word('Settles an exchange', '抵付换货'),
  credit: word('To the store credit', '转为储值'),
});
