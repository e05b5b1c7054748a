import { CreateTag, ListTags } from '@toric/contracts/customer/tags/tag.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { TagChip } from './tag-chip.tsx';

const column = columnsFor<typeof ListTags>();

/** The tags with which staff sort customers. */
export default listPage({
  operation: ListTags,
  title: { en: 'Tags', zh: '标签' },
  about: { en: 'Words with which you sort customers, the newest first.', zh: '用于给客户分类的标签，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/tags/${id}`,
  filters: {
    retired: {
      kind: 'flag',
      label: { en: 'Use', zh: '使用情况' },
      yes: { en: 'no longer in use', zh: '已停用' },
      no: { en: 'in use', zh: '在用' },
    },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'used', label: { en: 'In use', zh: '在用' }, filters: { retired: 'false' } },
  ],
  columns: [
    {
      id: 'name',
      label: { en: 'Tag', zh: '标签' },
      cell: (tag) => <TagChip tag={tag} />,
      text: ({ name }) => name.en,
      width: 260,
    },
    {
      id: 'state',
      label: { en: 'State', zh: '状态' },
      cell: ({ isRetired }) =>
        isRetired ? (
          <StateBadge state="ended" label={{ en: 'No longer in use', zh: '已停用' }} />
        ) : (
          <StateBadge state="ok" label={{ en: 'In use', zh: '在用' }} />
        ),
      text: ({ isRetired }) => (isRetired ? 'retired' : 'in use'),
      width: 170,
    },
    column.when('created', { en: 'Defined', zh: '创建时间' }, ({ createdAt }) => createdAt),
  ],
  actions: [
    { href: '/tags/new', label: { en: 'New tag', zh: '新建标签' }, tone: 'main', key: 'n', operation: CreateTag },
  ],
  empty: {
    title: { en: 'There are no tags yet.', zh: '还没有标签。' },
    about: { en: 'Define one, and give it on the page of a customer.', zh: '请先创建，再在客户页面添加。' },
  },
});
