import { CreateOrderField, ListOrderFields } from '@toric/contracts/order/fields/order-field.http';
import { listPage } from '../../../kit/list/list-page.tsx';
import { FIELD_COLUMNS, FIELD_FILTERS } from '../../fields/field-columns.tsx';

/** Lists the custom fields of orders that the shop has defined. */
export default listPage({
  operation: ListOrderFields,
  title: { en: 'Custom fields of orders', zh: '订单自定义字段' },
  about: {
    en: 'Facts about orders that this shop keeps beside the usual ones. No restart is needed.',
    zh: '本店在常规资料之外记录的订单信息，无需重启即可生效。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/order-fields/${id}`,
  filters: FIELD_FILTERS,
  columns: FIELD_COLUMNS,
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
