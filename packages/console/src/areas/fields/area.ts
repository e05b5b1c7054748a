import { CreateField, GetField, ListFields } from '@toric/contracts/customer/fields/field.http';
import { CreateSegment, GetSegment, ListSegments } from '@toric/contracts/customer/fields/segment.http';
import { IconForms, IconFilter } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/**
 * Lists the pages of custom fields of customers, which administrators define, and of the segments that sales make of
 * them.
 */
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
    {
      path: '/segments',
      needs: ListSegments,
      load: () => import('./segments/list.tsx'),
      title: { en: 'Segments', zh: '客群' },
      rail: { icon: IconFilter, order: 60, group: 'marketing' },
    },
    {
      path: '/segments/new',
      needs: CreateSegment,
      load: () => import('./segments/new.tsx'),
      title: { en: 'New segment', zh: '新建客群' },
    },
    {
      path: '/segments/:segmentId',
      needs: GetSegment,
      load: () => import('./segments/record.tsx'),
      title: { en: 'Segment', zh: '客群' },
    },
  ],
};
