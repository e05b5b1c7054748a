/**
 * Declares the refusals about the credit of a customer. Orders beyond the limit are refused when they are placed, so
 * nothing is held on a card.
 */
import { refusal } from '../../kernel/refusal.ts';

export const ORDER_OVER_CREDIT = refusal('order.over-credit', 'unprocessable', {
  en: 'With this order, the open orders of the customer would come to {sum} minor units of {currency}, and {allowed} are allowed. Order less, wait until an open order is paid, or ask finance for a higher limit.',
  zh: '加上此订单，该客户未结订单合计为 {sum} 个 {currency} 最小货币单位，允许额度为 {allowed}。请减少订购、等待未结订单付款，或请财务提高额度。',
});
export const ORDER_CREDIT_BLOCKED = refusal('order.credit-blocked', 'unprocessable', {
  en: 'Finance has blocked orders of this customer. Ask finance what is to be settled first.',
  zh: '财务已停止该客户下单。请向财务询问需先结清的事项。',
});
export const CREDIT_CHANGE_NOT_FOUND = refusal('credit.change-not-found', 'not-found', {
  en: 'There is no such change of a credit. List them with GET /credit-changes.',
  zh: '没有此信用变更。请通过 GET /credit-changes 查看。',
});
export const CREDIT_CHANGE_DECIDED = refusal('credit.change-decided', 'conflict', {
  en: 'This change of the credit is {status} already. Ask for a new change if the credit is still wrong.',
  zh: '此信用变更的状态已为 {status}。如额度仍不正确，请重新申请变更。',
});
export const CREDIT_NEEDS_SECOND_PERSON = refusal('credit.needs-second-person', 'forbidden', {
  en: 'You asked for this change yourself. Another person of finance approves it.',
  zh: '此变更由你本人申请，须由另一位财务人员批准。',
});
export const CREDIT_CUSTOMER_ERASED = refusal('credit.customer-erased', 'conflict', {
  en: 'This customer was erased, so she gets no credit. Check the id of the customer.',
  zh: '该客户的资料已删除，不能设置信用。请核对客户 id。',
});
