import { CreateOrderTag, ListOrderTags } from '@toric/contracts/order/tags/order-tag.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { TagChip } from '../tags/tag-chip.tsx';

const column = columnsFor<typeof ListOrderTags>();

/** The tags with which staff sort orders. */
export default listPage({
  operation: ListOrderTags,
  title: { en: 'Tags of orders', zh: '订单标签' },
  about: { en: 'Words with which you sort orders, the newest first.', zh: '用于给订单分类的标签，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/order-tags/${id}`,
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
      ...{ id: 'name', label: { en: 'Tag', zh: '标签' }, width: 260 },
      cell: (tag) => <TagChip tag={tag} />,
      text: ({ name }) => name.en,
    },
    {
      ...{ id: 'state', label: { en: 'State', zh: '状态' }, width: 170 },
      cell: ({ isRetired }) =>
        isRetired ? (
          <StateBadge state="ended" label={{ en: 'No longer in use', zh: '已停用' }} />
        ) : (
          <StateBadge state="ok" label={{ en: 'In use', zh: '在用' }} />
        ),
      text: ({ isRetired }) => (isRetired ? 'retired' : 'in use'),
    },
    column.when('created', { en: 'Defined', zh: '创建时间' }, ({ createdAt }) => createdAt),
  ],
  actions: [
    {
      ...({ href: '/order-tags/new', operation: CreateOrderTag, tone: 'main', key: 'n' } as const),
      label: { en: 'New tag', zh: '新建标签' },
    },
  ],
  empty: {
    title: { en: 'There are no tags of orders yet.', zh: '还没有订单标签。' },
    about: { en: 'Define one, and give it on the page of an order.', zh: '请先创建，再在订单页面添加。' },
  },
});
