import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { FIELD_TYPE_WORDS } from '@toric/contracts/customer/fields/field.words';
import { useWords } from '../../app/words.ts';
import type { Column } from '../../kit/kit.types.ts';
import { columnsOf } from '../../kit/list/column.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';

/** The parts that custom fields of customers and of orders share. */
type ShownField = Pick<FieldView, 'key' | 'label' | 'type' | 'isRetired' | 'createdAt'>;
const column = columnsOf<ShownField>();

function Name({ label }: { readonly label: { readonly en: string; readonly zh: string } }) {
  const t = useWords();
  return <b>{t(label)}</b>;
}

export const FIELD_FILTERS = {
  retired: {
    kind: 'flag',
    label: { en: 'Use', zh: '使用情况' },
    yes: { en: 'no longer in use', zh: '已停用' },
    no: { en: 'in use', zh: '在用' },
  },
} as const;

export const FIELD_COLUMNS: readonly Column<ShownField>[] = [
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
];
