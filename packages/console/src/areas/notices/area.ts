import { ListAudience, ListRecallNotices } from '@toric/contracts/marketing/marketing.http';
import { IconMailExclamation, IconUsersGroup } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of marketing: the audience, and the notices about recalled boxes. */
export const noticesArea: ConsoleArea = {
  name: 'notices',
  group: 'marketing',
  pages: [
    {
      path: '/notices/audience',
      needs: ListAudience,
      load: () => import('./audience.tsx'),
      title: { en: 'Audience', zh: '受众' },
      rail: { icon: IconUsersGroup, order: 61 },
    },
    {
      path: '/notices',
      needs: ListRecallNotices,
      load: () => import('./recall-notices.tsx'),
      title: { en: 'Recall notices', zh: '召回通知' },
      rail: { icon: IconMailExclamation, order: 62 },
    },
  ],
};
