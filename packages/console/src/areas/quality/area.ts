import { GetDuplicate, ListDuplicates } from '@toric/contracts/customer/quality/duplicate.http';
import { PreviewCustomerMerge } from '@toric/contracts/customer/quality/merge.http';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const qualityArea: ConsoleArea = {
  name: 'quality',
  group: 'customers',
  pages: [
    {
      path: '/duplicates',
      needs: ListDuplicates,
      load: () => import('./duplicates.tsx'),
      title: { en: 'Duplicates', zh: '重复客户' },
      rail: { icon: IconUsersGroup, order: 60 },
    },
    {
      path: '/duplicates/:duplicateId',
      needs: GetDuplicate,
      load: () => import('./duplicate.tsx'),
      title: { en: 'One person or two?', zh: '是否同一人' },
    },
    {
      path: '/duplicates/:duplicateId/merge',
      needs: PreviewCustomerMerge,
      load: () => import('./merge.tsx'),
      title: { en: 'Make one customer of two', zh: '合并两位客户' },
    },
  ],
};
