import { CHANGE_ORDER_FIELD_GUIDE } from '@toric/contracts/order/fields/order-field.guide';
import {
  ChangeOrderField,
  type OrderFieldView,
  GetOrderField,
  ListOrderFields,
} from '@toric/contracts/order/fields/order-field.http';
import { FIELD_TYPE_WORDS } from '@toric/contracts/customer/fields/field.words';
import { ORDER_FIELD_READER_WORDS } from '@toric/contracts/order/fields/order-field.words';
import { useWords } from '../../../app/words.ts';
import type { Action } from '../../../kit/kit.types.ts';
import { changesTab } from '../../../kit/record/changes.tsx';
import { recordPage } from '../../../kit/record/record-page.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { When } from '../../../kit/show/when.tsx';
import { changeOrderFieldForm } from './forms.ts';

const change: Action<OrderFieldView, typeof ChangeOrderField> = {
  operation: ChangeOrderField,
  label: { en: 'Change it…', zh: '更改…' },
  key: 'e',
  form: changeOrderFieldForm,
  input: ({ id }, body) => ({ params: { fieldId: id }, body }),
  done: { en: 'The field is changed.', zh: '字段已更改。' },
  refreshes: [ListOrderFields],
};

function About({ record }: { readonly record: OrderFieldView }) {
  const t = useWords();
  const yes = (isSo: boolean) => (isSo ? t({ en: 'yes', zh: '是' }) : t({ en: 'no', zh: '否' }));
  const list = (texts: readonly string[]) => texts.join(t({ en: ', ', zh: '、' })) || '–';
  const roles = (names: OrderFieldView['readers']) =>
    list(names.map((role) => t(ORDER_FIELD_READER_WORDS[role].label)));
  return (
    <Block title={{ en: 'Field', zh: '字段' }}>
      <Facts
        rows={[
          { label: { en: 'Key', zh: '代码' }, value: <span className="mono">{record.key}</span> },
          { label: { en: 'Type', zh: '类型' }, value: t(FIELD_TYPE_WORDS[record.type].label) },
          { label: { en: 'Unit', zh: '单位' }, value: record.unit },
          record.choices.length > 0 && {
            label: { en: 'Choices', zh: '选项' },
            value: list(record.choices.map(({ label }) => t(label))),
          },
          { label: { en: 'Must be filled in', zh: '必填' }, value: yes(record.isRequired) },
          { label: { en: 'Can be searched', zh: '可搜索' }, value: yes(record.isSearchable) },
          { label: { en: 'May be read by', zh: '可查看的角色' }, value: roles(record.readers) },
          { label: { en: 'May be written by', zh: '可填写的角色' }, value: roles(record.writers) },
          { label: { en: 'In use', zh: '在用' }, value: yes(!record.isRetired) },
          { label: { en: 'Defined', zh: '创建时间' }, value: <When at={record.createdAt} /> },
        ]}
      />
    </Block>
  );
}

/** One custom field of orders: what it takes, and who may read and write it. */
export default recordPage({
  operation: GetOrderField,
  params: ['fieldId'],
  list: { label: { en: 'Custom fields of orders', zh: '订单自定义字段' }, href: '/order-fields' },
  title: ({ label }) => <Said>{label}</Said>,
  actions: [change],
  tabs: [
    { id: 'about', label: { en: 'Field', zh: '字段' }, content: About },
    changesTab(({ id }: OrderFieldView) => id, CHANGE_ORDER_FIELD_GUIDE),
  ],
});
