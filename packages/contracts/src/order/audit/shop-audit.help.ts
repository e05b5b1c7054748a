import type { Text } from '../../kernel/sentence.ts';
import type { AuditCheck } from '../../audit/audit-check.ts';

/** Explains what to do about a finding of each check of the nightly audit. docs/shop-audit.md has more details. */
export const AUDIT_CHECK_MEND: Readonly<Record<AuditCheck, Text>> = {
  'order-stuck': {
    en: 'Look at the dead letters and at the effects of the order.',
    zh: '请查看该订单的死信和未完成操作。',
  },
  'process-differs': { en: 'Tell the developers, with the id of the order.', zh: '请连同订单 id 告知开发人员。' },
  'process-overdue': { en: 'See the runbook “process overdue”.', zh: '见手册“process overdue”。' },
  'payment-missing': { en: 'Compare with the provider in Reconciliation.', zh: '请在“对账”中与支付服务商核对。' },
  'payment-amount': { en: 'Compare with the provider in Reconciliation.', zh: '请在“对账”中与支付服务商核对。' },
  'money-held': { en: 'Mend it here: the hold is released again.', zh: '可在此修复：再次释放冻结款项。' },
  'not-captured': { en: 'Take the payment again in Payments.', zh: '请在“付款”中重新扣款。' },
  'invoice-missing': { en: 'Tell finance and the developers.', zh: '请告知财务和开发人员。' },
  'invoice-amount': { en: 'Tell finance and the developers.', zh: '请告知财务和开发人员。' },
  'credit-amount': { en: 'Tell finance and the developers.', zh: '请告知财务和开发人员。' },
  'boxes-not-held': { en: 'Look at the dead letters of the stock.', zh: '请查看库存服务的死信。' },
  'boxes-held': { en: 'Mend it here: the boxes are released again.', zh: '可在此修复：再次释放镜片。' },
  'boxes-not-shipped': { en: 'Look at the dead letters of the stock.', zh: '请查看库存服务的死信。' },
  'boxes-count': { en: 'Count the lots of the order.', zh: '请盘点该订单涉及的批次。' },
  'lot-oversold': { en: 'Count the lot, and correct it by a stocktake.', zh: '请盘点该批次并更正。' },
  'lot-ledger': { en: 'Count the lot, and correct it by a stocktake.', zh: '请盘点该批次并更正。' },
};
