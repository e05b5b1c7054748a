import { GetPreferences } from '@toric/contracts/customer/desk/desk.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Help for everybody: the first day, words, fields, keys and runbooks. It stands at the foot of the rail. */
export const helpArea: ConsoleArea = {
  name: 'help',
  pages: [
    {
      path: '/help',
      needs: GetPreferences,
      load: () => import('./help.tsx'),
      title: { en: 'Help', zh: '帮助' },
    },
  ],
};
