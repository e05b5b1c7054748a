import { word, wordsOf } from '../../kernel/words.ts';
import { AuditCheck } from '../../audit/audit-check.ts';
import { AuditService, FindingState } from './shop-audit.http.ts';

export const AUDIT_CHECK_WORDS = wordsOf(AuditCheck, {
  'order-stuck': word('An order does not reach an end', '订单未达终态'),
  'process-differs': word('Order and process differ', '订单与流程不一致'),
  'process-overdue': word('A deadline has passed', '流程已超期'),
  'payment-missing': word('No money is held for a confirmed order', '已确认订单未冻结款项'),
  'payment-amount': word('Another amount is held', '冻结金额不符'),
  'money-held': word('Money of a cancelled order', '已取消订单仍有款项'),
  'not-captured': word('A shipped order was not charged', '已发货订单未扣款'),
  'invoice-missing': word('The invoice is missing', '缺少发票'),
  'invoice-amount': word('Invoice and charge differ', '发票与扣款不符'),
  'credit-amount': word('Credit notes and refunds differ', '红字发票与退款不符'),
  'boxes-not-held': word('No boxes for a confirmed order', '已确认订单未预留镜片'),
  'boxes-held': word('Boxes of a cancelled order', '已取消订单仍占用镜片'),
  'boxes-not-shipped': word('Boxes of a shipped order are still here', '已发货订单的镜片仍在库'),
  'boxes-count': word('Another number of boxes left', '出库盒数不符'),
  'lot-oversold': word('A lot is oversold', '批次超卖'),
  'lot-ledger': word('A lot differs from its ledger', '批次与台账不符'),
});

export const AUDIT_SERVICE_WORDS = wordsOf(AuditService, {
  order: word('Orders', '订单'),
  payment: word('Payments', '付款'),
  'catalog-inventory': word('Stock', '库存'),
});

export const FINDING_STATE_WORDS = wordsOf(FindingState, {
  open: word('Open', '待处理', 'stop'),
  resolved: word('Resolved', '已消除', 'ok'),
});
