import type { TagView } from '@toric/contracts/customer/tags/tag.http';
import type { Column } from '../../kit/kit.types.ts';
import { columnsOf } from '../../kit/list/column.tsx';
import { IN_USE_FILTER, inUseColumn } from '../../kit/list/in-use.tsx';
import { TagChip } from './tag-chip.tsx';

/** Holds the columns and filters that the lists of tags of customers and of orders share. */
type ShownTag = Pick<TagView, 'name' | 'colour' | 'isRetired' | 'createdAt'>;
const column = columnsOf<ShownTag>();

export const TAG_FILTERS = {
  retired: IN_USE_FILTER,
} as const;

export const TAG_COLUMNS: readonly Column<ShownTag>[] = [
  {
    id: 'name',
    label: { en: 'Tag', zh: '标签' },
    cell: (tag) => <TagChip tag={tag} />,
    text: ({ name }) => name.en,
    width: 260,
  },
  inUseColumn<ShownTag>(),
  column.when('created', { en: 'Defined', zh: '创建时间' }, ({ createdAt }) => createdAt),
];
