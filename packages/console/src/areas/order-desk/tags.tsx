import { CreateOrderTag, ListOrderTags } from '@toric/contracts/order/tags/order-tag.http';
import { listPage } from '../../kit/list/list-page.tsx';
import { TAG_COLUMNS, TAG_FILTERS } from '../tags/tag-columns.tsx';

/** Lists the tags with which staff sort orders. */
export default listPage({
  operation: ListOrderTags,
  title: { en: 'Tags of orders', zh: '订单标签' },
  about: { en: 'Words with which you sort orders, the newest first.', zh: '用于给订单分类的标签，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/order-tags/${id}`,
  filters: TAG_FILTERS,
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'used', label: { en: 'In use', zh: '在用' }, filters: { retired: 'false' } },
  ],
  columns: TAG_COLUMNS,
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
