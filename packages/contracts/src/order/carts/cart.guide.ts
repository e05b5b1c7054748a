import { CUSTOMER } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { DESK_GUIDE } from '../desk/known.help.ts';
import { TO_PLACE } from '../order.guide.ts';

const { shippingAddressId, paymentToken } = TO_PLACE;

export const PLACE_CART_GUIDE: Guide = {
  token: field(
    both('Token of the cart', '购物车令牌'),
    both('Opens a cart that belongs to nobody yet.', '用于打开尚无归属的购物车。'),
    both('Leave it empty for a cart of a customer.', '客户名下的购物车请留空。'),
    'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA',
  ),
  ...(shippingAddressId && { shippingAddressId }),
  ...(paymentToken && { paymentToken }),
  customerId: CUSTOMER,
  ...(DESK_GUIDE['note'] && { note: DESK_GUIDE['note'] }),
};
