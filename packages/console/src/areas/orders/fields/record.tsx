import { CHANGE_ORDER_FIELD_GUIDE } from '@toric/contracts/order/fields/order-field.guide';
import {
  ChangeOrderField,
  type OrderFieldView,
  GetOrderField,
  ListOrderFields,
} from '@toric/contracts/order/fields/order-field.http';
import { ORDER_FIELD_READER_WORDS } from '@toric/contracts/order/fields/order-field.words';
import { useWords } from '../../../app/words.ts';
import type { Action } from '../../../kit/kit.types.ts';
import { changesTab } from '../../../kit/record/changes.tsx';
import { recordPage } from '../../../kit/record/record-page.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { FieldFacts } from '../../fields/field-facts.tsx';
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
  const names = (roles: OrderFieldView['readers']) => roles.map((role) => t(ORDER_FIELD_READER_WORDS[role].label));
  return <FieldFacts field={record} readers={names(record.readers)} writers={names(record.writers)} />;
}

/** Shows one custom field of orders: its properties, and the roles that may read and write it. */
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
