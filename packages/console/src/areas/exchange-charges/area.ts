import { ListExchangeCharges } from '@toric/contracts/payment/exchange/exchange.http';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the page of exchange charges: goods of an exchange are charged because the old goods did not come back. */
export const exchangeChargesArea: ConsoleArea = {
  name: 'exchange-charges',
  group: 'money',
  pages: [
    {
      path: '/exchange-charges',
      needs: ListExchangeCharges,
      load: () => import('./exchange-charges.tsx'),
      title: { en: 'Exchange charges', zh: '换货扣款' },
      rail: { icon: IconArrowsExchange, order: 52 },
    },
  ],
};
