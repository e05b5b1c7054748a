import { CreateField, ListFields } from '@toric/contracts/customer/fields/field.http';
import { listPage } from '../../kit/list/list-page.tsx';
import { FIELD_COLUMNS, FIELD_FILTERS } from './field-columns.tsx';

/** Lists the custom fields of customers that the shop has defined. */
export default listPage({
  operation: ListFields,
  title: { en: 'Custom fields', zh: '自定义字段' },
  about: {
    en: 'Facts about customers that this shop keeps beside the usual ones. No restart is needed.',
    zh: '本店在常规资料之外记录的客户信息，无需重启即可生效。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/fields/${id}`,
  filters: FIELD_FILTERS,
  columns: FIELD_COLUMNS,
  actions: [
    {
      ...{ href: '/fields/new', tone: 'main', key: 'n', operation: CreateField },
      label: { en: 'New field', zh: '新建字段' },
    },
  ],
  empty: {
    title: { en: 'There are no custom fields yet.', zh: '还没有自定义字段。' },
    about: {
      en: 'An administrator defines them. Facts about health never belong here.',
      zh: '由管理员创建。请勿用于健康信息。',
    },
  },
});
