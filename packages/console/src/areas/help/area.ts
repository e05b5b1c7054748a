import { GetPreferences } from '@toric/contracts/customer/desk/desk.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/**
 * Lists the page of help for everybody: the first day, words, fields, keys and runbooks. The foot of the rail links to
 * it.
 */
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
