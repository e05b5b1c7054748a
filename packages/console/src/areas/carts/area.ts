import { GetCart, ListCarts } from '@toric/contracts/order/carts/cart.http';
import { IconShoppingCart } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the carts that customers saved in the web shop. */
export const cartsArea: ConsoleArea = {
  name: 'carts',
  group: 'today',
  pages: [
    {
      path: '/carts',
      needs: ListCarts,
      load: () => import('./list.tsx'),
      title: { en: 'Saved carts', zh: '购物车' },
      rail: { icon: IconShoppingCart, order: 32 },
    },
    {
      path: '/carts/:cartId',
      needs: GetCart,
      load: () => import('./record.tsx'),
      title: { en: 'Saved cart', zh: '购物车' },
    },
  ],
};
