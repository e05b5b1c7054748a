import type { Column } from '../kit.types.ts';
import { StateBadge } from '../show/badge.tsx';

type Retired = { readonly isRetired: boolean };

/** Filters records that can be retired but are kept, such as tags and custom fields. */
export const IN_USE_FILTER = {
  kind: 'flag',
  label: { en: 'Use', zh: '使用情况' },
  yes: { en: 'no longer in use', zh: '已停用' },
  no: { en: 'in use', zh: '在用' },
} as const;

/** Returns the column that shows whether a record is in use. */
export const inUseColumn = <Row extends Retired>(): Column<Row> => ({
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
});
