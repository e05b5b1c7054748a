import { CHANGE_ORDER_FIELD_GUIDE, CREATE_ORDER_FIELD_GUIDE } from '@toric/contracts/order/fields/order-field.guide';
import {
  ChangeOrderField,
  CreateOrderField,
  type OrderFieldView,
} from '@toric/contracts/order/fields/order-field.http';
import { ORDER_FIELD_READER_WORDS, ORDER_FIELD_WRITER_WORDS } from '@toric/contracts/order/fields/order-field.words';
import type { FormSpec } from '../../../kit/kit.types.ts';
import { CHANGED_FACTS, NEW_FACTS, rightsOf, startOf } from '../../fields/forms.ts';

const RIGHTS = rightsOf(ORDER_FIELD_READER_WORDS, ORDER_FIELD_WRITER_WORDS);

/** Describes the form of a new field. Its key and its type cannot be changed afterwards. */
export const newOrderFieldForm: FormSpec<typeof CreateOrderField> = {
  operation: CreateOrderField,
  guide: CREATE_ORDER_FIELD_GUIDE,
  title: { en: 'New custom field of orders', zh: '新订单自定义字段' },
  save: { en: 'Define the field', zh: '创建字段' },
  sections: [{ fields: NEW_FACTS }, RIGHTS],
};

export const changeOrderFieldForm: FormSpec<typeof ChangeOrderField, OrderFieldView> = {
  operation: ChangeOrderField,
  guide: CHANGE_ORDER_FIELD_GUIDE,
  title: { en: 'Change the field', zh: '更改字段' },
  save: { en: 'Save the field', zh: '保存字段' },
  start: startOf,
  sections: [{ fields: CHANGED_FACTS }, RIGHTS],
};
