/** Declares the refusals about delivery methods, and about orders that choose one. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const DELIVERY_METHOD_NOT_FOUND = refusal('delivery-method.not-found', 'not-found', {
  en: 'There is no such delivery method. List them with GET /delivery-methods.',
  zh: '没有此配送方式。请通过 GET /delivery-methods 查看。',
});
export const DELIVERY_METHOD_RETIRED = refusal('delivery-method.retired', 'conflict', {
  en: 'This delivery method is retired, and stays so for the orders that have it. Create a new one.',
  zh: '此配送方式已停用，并为已有订单保留原样。请新建一种配送方式。',
});
export const DELIVERY_METHOD_TOO_MANY = refusal('delivery-method.too-many', 'conflict', {
  en: 'There are {most} delivery methods in use already. Retire one that nobody chooses.',
  zh: '已有 {most} 种在用的配送方式。请停用无人选择的方式。',
});
export const ORDER_DELIVERY_UNKNOWN = refusal('order.delivery-unknown', 'unprocessable', {
  en: 'This delivery method is not offered. Choose one of POST /delivery-options.',
  zh: '不提供此配送方式。请从 POST /delivery-options 中选择。',
});
export const ORDER_DELIVERY_NOT_THERE = refusal('order.delivery-not-there', 'unprocessable', {
  en: 'This delivery method does not take such a parcel to this place. Choose another one of POST /delivery-options.',
  zh: '此配送方式无法将该包裹送达此地。请从 POST /delivery-options 中另选一种。',
});
export const CHOOSE_OTHER_DELIVERY = sentence({ en: 'choose another delivery', zh: '请选择其他配送方式' });
