import { CreateTag, ListTags } from '@toric/contracts/customer/tags/tag.http';
import { listPage } from '../../kit/list/list-page.tsx';
import { TAG_COLUMNS, TAG_FILTERS } from './tag-columns.tsx';

/** Lists the tags with which staff sort customers. */
export default listPage({
  operation: ListTags,
  title: { en: 'Tags', zh: '标签' },
  about: { en: 'Words with which you sort customers, the newest first.', zh: '用于给客户分类的标签，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/tags/${id}`,
  filters: TAG_FILTERS,
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'used', label: { en: 'In use', zh: '在用' }, filters: { retired: 'false' } },
  ],
  columns: TAG_COLUMNS,
  actions: [
    { href: '/tags/new', label: { en: 'New tag', zh: '新建标签' }, tone: 'main', key: 'n', operation: CreateTag },
  ],
  empty: {
    title: { en: 'There are no tags yet.', zh: '还没有标签。' },
    about: { en: 'Define one, and give it on the page of a customer.', zh: '请先创建，再在客户页面添加。' },
  },
});
