/** Declares the refusals about the store credit of a customer. */
import { refusal } from '../../kernel/refusal.ts';

export const STORE_CREDIT_GIFT_NOT_FOUND = refusal('store-credit.gift-not-found', 'not-found', {
  en: 'There is no such gift of store credit. List them with GET /store-credit-gifts.',
  zh: '没有此储值赠送。请通过 GET /store-credit-gifts 查看。',
});
export const STORE_CREDIT_GIFT_DECIDED = refusal('store-credit.gift-decided', 'conflict', {
  en: 'This gift of store credit is {status} already. Give a new one if the balance is still wrong.',
  zh: '此储值赠送的状态已为 {status}。如余额仍不正确，请重新赠送。',
});
export const STORE_CREDIT_NEEDS_SECOND_PERSON = refusal('store-credit.needs-second-person', 'forbidden', {
  en: 'You gave this store credit yourself. Another person of finance approves it.',
  zh: '此储值由你本人赠送，须由另一位财务人员批准。',
});
export const STORE_CREDIT_CUSTOMER_ERASED = refusal('store-credit.customer-erased', 'conflict', {
  en: 'This customer was erased, so she gets no store credit. Check the id of the customer.',
  zh: '该客户的资料已删除，不能赠送储值。请核对客户 id。',
});
export const STORE_CREDIT_TOO_MUCH = refusal('store-credit.too-much', 'unprocessable', {
  en: 'The balance would exceed {limit} minor units of {currency}, the largest amount. Give less.',
  zh: '余额将超过上限 {limit} 个 {currency} 最小货币单位。请减少金额。',
});
