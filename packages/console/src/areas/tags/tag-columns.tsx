import type { TagView } from '@toric/contracts/customer/tags/tag.http';
import type { Column } from '../../kit/kit.types.ts';
import { columnsOf } from '../../kit/list/column.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { TagChip } from './tag-chip.tsx';

/** The parts that tags of customers and of orders share. */
type ShownTag = Pick<TagView, 'name' | 'colour' | 'isRetired' | 'createdAt'>;
const column = columnsOf<ShownTag>();

export const TAG_FILTERS = {
  retired: {
    kind: 'flag',
    label: { en: 'Use', zh: '使用情况' },
    yes: { en: 'no longer in use', zh: '已停用' },
    no: { en: 'in use', zh: '在用' },
  },
} as const;

export const TAG_COLUMNS: readonly Column<ShownTag>[] = [
  {
    id: 'name',
    label: { en: 'Tag', zh: '标签' },
    cell: (tag) => <TagChip tag={tag} />,
    text: ({ name }) => name.en,
    width: 260,
  },
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
];
