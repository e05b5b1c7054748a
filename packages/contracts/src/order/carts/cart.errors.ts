/** Declares the refusals about saved carts. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

/**
 * Refuses a cart of another person, an unknown cart, a wrong token and an expired cart. All these requests get the same
 * answer.
 */
export const CART_NOT_FOUND = refusal('cart.not-found', 'not-found', {
  en: 'There is no such cart, or its token is wrong, or it was not touched for 90 days. Make a new cart.',
  zh: '没有此购物车，或其令牌有误，或已超过 90 天未使用。请新建购物车。',
});
export const CART_PLACED = refusal('cart.placed', 'conflict', {
  en: 'This cart became an order already. Read the orders of the customer, or make a new cart.',
  zh: '此购物车已生成订单。请查看客户的订单，或新建购物车。',
});
export const CART_EMPTY = refusal('cart.empty', 'unprocessable', {
  en: 'The cart is empty. Put a product into it first.',
  zh: '购物车为空。请先添加商品。',
});
export const CART_LINE_INCOMPLETE = refusal('cart.line-incomplete', 'unprocessable', {
  en: 'A line of the cart lacks something that an order needs, such as the eye, the power or the prescription. Change the cart, and place it again.',
  zh: '购物车中有商品行缺少下单所需的信息，例如眼别、度数或处方。请修改购物车后再下单。',
});
export const NOT_COMPLETE = sentence({ en: 'this line is not complete', zh: '此行信息不完整' });
export const CART_TOO_MANY = refusal('cart.too-many', 'too-many', {
  en: 'Your network made {most} carts in the last hour, which is the most. Use one of them, or try again in an hour.',
  zh: '您所在的网络最近一小时内已新建 {most} 个购物车，已达上限。请使用其中之一，或一小时后再试。',
});
export const CART_BUYER_MISSING = refusal('cart.buyer-missing', 'unprocessable', {
  en: 'Name the customer whom this order is for in customerId.',
  zh: '请在 customerId 中指明此订单所属的客户。',
});
