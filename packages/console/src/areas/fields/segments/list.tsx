import { CreateSegment, ListSegments } from '@toric/contracts/customer/fields/segment.http';
import { useWords } from '../../../app/words.ts';
import { columnsFor } from '../../../kit/list/column.tsx';
import { listPage } from '../../../kit/list/list-page.tsx';
import { Conditions } from './conditions.tsx';

const column = columnsFor<typeof ListSegments>();

function Name({ name }: { readonly name: { readonly en: string; readonly zh: string } }) {
  const t = useWords();
  return <b>{t(name)}</b>;
}

/** Lists the segments of customers by their custom fields. */
export default listPage({
  operation: ListSegments,
  title: { en: 'Segments', zh: '客群' },
  about: {
    en: 'Customers whose custom fields meet conditions. Marketing reads only who is in them, by number.',
    zh: '自定义字段符合条件的客户。营销人员只能看到客户编号。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/segments/${id}`,
  columns: [
    {
      ...{ id: 'name', label: { en: 'Segment', zh: '客群' }, width: 220 },
      cell: ({ name }) => <Name name={name} />,
      text: ({ name }) => name.en,
    },
    column.number('members', { en: 'Customers', zh: '客户数' }, ({ members }) => members, { width: 120 }),
    {
      ...{ id: 'conditions', label: { en: 'Conditions', zh: '条件' }, width: 360 },
      cell: ({ conditions }) => <Conditions conditions={conditions} />,
    },
    column.when('created', { en: 'Defined', zh: '创建时间' }, ({ createdAt }) => createdAt),
  ],
  actions: [
    {
      ...{ href: '/segments/new', tone: 'main', key: 'n', operation: CreateSegment },
      label: { en: 'New segment', zh: '新建客群' },
    },
  ],
  empty: {
    title: { en: 'There are no segments yet.', zh: '还没有客群。' },
    about: { en: 'Sales define them by custom fields.', zh: '由销售人员按自定义字段创建。' },
  },
});
