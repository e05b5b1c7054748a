/** Declares the refusals about purchase orders. Refusals of deliveries are in receiving.errors.ts. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const PURCHASE_ORDER_NOT_FOUND = refusal('purchase-order.not-found', 'not-found', {
  en: 'There is no such purchase order. Look it up in GET /purchase-orders.',
  zh: '没有此采购单。请通过 GET /purchase-orders 查找。',
});
export const PURCHASE_ORDER_WRONG_STATE = refusal('purchase-order.wrong-state', 'conflict', {
  en: 'The purchase order is {status}: to {step} it, it must be {needed}. Read it again.',
  zh: '采购单状态为 {status}：要执行 {step}，其状态须为 {needed}。请重新读取。',
});
export const PURCHASE_ORDER_NEEDS_SECOND_PERSON = refusal('purchase-order.needs-second-person', 'forbidden', {
  en: 'You wrote the present lines of this purchase order: another person must approve it.',
  zh: '此采购单的当前内容由您填写：须由另一人审批。',
});
export const SUPPLIER_INACTIVE = refusal('supplier.inactive', 'conflict', {
  en: 'The supplier {supplier} is not active. Choose another supplier, or make this one active again.',
  zh: '供应商 {supplier} 已停用。请选择其他供应商，或重新启用该供应商。',
});

export const PURCHASE_ORDER_LINES = refusal('purchase-order.lines', 'unprocessable', {
  en: '{wrong} of {lines} lines cannot be ordered as they are. Correct them and send the order again.',
  zh: '{lines} 行中有 {wrong} 行无法如此订购。请更正后重新发送。',
});
export const NOT_SOLD_THERE = sentence({
  en: 'The supplier has no price for this pack. Add one first, or send the agreed price as unitPrice.',
  zh: '该供应商没有此包装的价格。请先添加价格，或以 unitPrice 注明商定价格。',
});
export const OTHER_CURRENCY = sentence({
  en: 'The supplier is paid in {currency}.',
  zh: '该供应商以 {currency} 结算。',
});
export const LENS_TWICE = sentence({
  en: 'Another line orders the same lens in the same pack. Add the two up.',
  zh: '另一行已订购相同包装的同一镜片。请合并两行。',
});
export const FEWER_THAN_SENT = sentence({
  en: 'The supplier sends at least {minimum} boxes of this pack, all powers together; the order has {ordered}.',
  zh: '该供应商每次至少发货此包装 {minimum} 盒（各度数合计）；此单只有 {ordered} 盒。',
});
