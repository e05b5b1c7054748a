import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { FIELD_TYPE_WORDS } from '@toric/contracts/customer/fields/field.words';
import { useWords } from '../../app/words.ts';
import type { Column } from '../../kit/kit.types.ts';
import { columnsOf } from '../../kit/list/column.tsx';
import { IN_USE_FILTER, inUseColumn } from '../../kit/list/in-use.tsx';

/** Holds the columns and filters that the lists of custom fields of customers and of orders share. */
type ShownField = Pick<FieldView, 'key' | 'label' | 'type' | 'isRetired' | 'createdAt'>;
const column = columnsOf<ShownField>();

function Name({ label }: { readonly label: { readonly en: string; readonly zh: string } }) {
  const t = useWords();
  return <b>{t(label)}</b>;
}

export const FIELD_FILTERS = {
  retired: IN_USE_FILTER,
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
  inUseColumn<ShownField>(),
  column.when('created', { en: 'Defined', zh: '创建时间' }, ({ createdAt }) => createdAt),
];
