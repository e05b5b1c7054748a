import { GetAccount } from '@toric/contracts/customer/accounts/account.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the account of the person who is signed in. She opens it by her name in the bar. */
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
