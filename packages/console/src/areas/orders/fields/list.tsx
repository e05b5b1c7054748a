import { CreateOrderField, ListOrderFields } from '@toric/contracts/order/fields/order-field.http';
import { FIELD_TYPE_WORDS } from '@toric/contracts/customer/fields/field.words';
import { useWords } from '../../../app/words.ts';
import { columnsFor } from '../../../kit/list/column.tsx';
import { listPage } from '../../../kit/list/list-page.tsx';
import { StateBadge } from '../../../kit/show/badge.tsx';

const column = columnsFor<typeof ListOrderFields>();

function Name({ label }: { readonly label: { readonly en: string; readonly zh: string } }) {
  const t = useWords();
  return <b>{t(label)}</b>;
}

/** The facts about orders that the shop has defined. */
export default listPage({
  operation: ListOrderFields,
  title: { en: 'Custom fields of orders', zh: '订单自定义字段' },
  about: {
    en: 'Facts about orders that this shop keeps beside the usual ones. No restart is needed.',
    zh: '本店在常规资料之外记录的订单信息，无需重启即可生效。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/order-fields/${id}`,
  filters: {
    retired: {
      kind: 'flag',
      label: { en: 'Use', zh: '使用情况' },
      yes: { en: 'no longer in use', zh: '已停用' },
      no: { en: 'in use', zh: '在用' },
    },
  },
  columns: [
    {
      id: 'name',
      label: { en: 'Field', zh: '字段' },
      cell: ({ label }) => <Name label={label} />,
      text: ({ label }) => label.en,
      width: 220,
    },
    column.badge('type', { en: 'Type', zh: '类型' }, FIELD_TYPE_WORDS, ({ type }) => type, { width: 150 }),
    column.text('key', { en: 'Key', zh: '代码' }, ({ key }) => key, { width: 180 }),
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
    {
      ...{ href: '/order-fields/new', tone: 'main', key: 'n', operation: CreateOrderField },
      label: { en: 'New field', zh: '新建字段' },
    },
  ],
  empty: {
    title: { en: 'There are no custom fields of orders yet.', zh: '还没有订单自定义字段。' },
    about: {
      en: 'An administrator defines them. Facts about health never belong here.',
      zh: '由管理员创建。请勿用于健康信息。',
    },
  },
});
