import { ListWaiting } from '@toric/contracts/desk/overview.http';
import { IconHome } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/**
 * Lists the home page, which everybody sees first: the late work, and the work that waits for the roles of the person.
 */
export const homeArea: ConsoleArea = {
  name: 'home',
  group: 'today',
  pages: [
    {
      path: '/',
      needs: ListWaiting,
      load: () => import('./page.tsx'),
      title: { en: 'Home', zh: '首页' },
      rail: { icon: IconHome, order: 0, key: 'h' },
    },
  ],
};
