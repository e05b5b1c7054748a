import { CreateTag, GetTag, ListTags } from '@toric/contracts/customer/tags/tag.http';
import { IconTag } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of tags of customers. */
export const tagsArea: ConsoleArea = {
  name: 'tags',
  group: 'house',
  pages: [
    {
      path: '/tags',
      needs: ListTags,
      load: () => import('./list.tsx'),
      title: { en: 'Tags', zh: '标签' },
      rail: { icon: IconTag, order: 97 },
    },
    { path: '/tags/new', needs: CreateTag, load: () => import('./new.tsx'), title: { en: 'New tag', zh: '新标签' } },
    { path: '/tags/:tagId', needs: GetTag, load: () => import('./record.tsx'), title: { en: 'Tag', zh: '标签' } },
  ],
};
