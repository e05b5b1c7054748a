import { CreateField, GetField, ListFields } from '@toric/contracts/customer/fields/field.http';
import { IconForms } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Custom fields of customers. Only administrators define them. */
export const fieldsArea: ConsoleArea = {
  name: 'fields',
  group: 'house',
  pages: [
    {
      path: '/fields',
      needs: ListFields,
      load: () => import('./list.tsx'),
      title: { en: 'Custom fields', zh: '自定义字段' },
      rail: { icon: IconForms, order: 98 },
    },
    {
      path: '/fields/new',
      needs: CreateField,
      load: () => import('./new.tsx'),
      title: { en: 'New custom field', zh: '新自定义字段' },
    },
    {
      path: '/fields/:fieldId',
      needs: GetField,
      load: () => import('./record.tsx'),
      title: { en: 'Custom field', zh: '自定义字段' },
    },
  ],
};
