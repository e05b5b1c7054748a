import { GetAccount } from '@toric/contracts/customer/accounts/account.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** The account of the person who is signed in. It is reached from her name in the bar. */
export const accountArea: ConsoleArea = {
  name: 'account',
  pages: [
    {
      path: '/account',
      needs: GetAccount,
      load: () => import('./page.tsx'),
      title: { en: 'My account', zh: '我的账户' },
    },
  ],
};
