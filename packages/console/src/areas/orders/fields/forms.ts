import { CHANGE_ORDER_FIELD_GUIDE, CREATE_ORDER_FIELD_GUIDE } from '@toric/contracts/order/fields/order-field.guide';
import {
  ChangeOrderField,
  CreateOrderField,
  type OrderFieldView,
} from '@toric/contracts/order/fields/order-field.http';
import { FIELD_TYPE_WORDS } from '@toric/contracts/customer/fields/field.words';
import { ORDER_FIELD_READER_WORDS, ORDER_FIELD_WRITER_WORDS } from '@toric/contracts/order/fields/order-field.words';
import type { FormSpec } from '../../../kit/kit.types.ts';

const RIGHTS = { en: 'Rights', zh: '权限' };
const isChoice = (type: string) => type === 'choice' || type === 'choices';
const CHOICES = [{ name: 'key' }, { name: 'label.en' }, { name: 'label.zh' }];

/** A new field. Its key and its type cannot be changed afterwards. */
export const newOrderFieldForm: FormSpec<typeof CreateOrderField> = {
  operation: CreateOrderField,
  guide: CREATE_ORDER_FIELD_GUIDE,
  title: { en: 'New custom field of orders', zh: '新订单自定义字段' },
  save: { en: 'Define the field', zh: '创建字段' },
  sections: [
    {
      fields: [
        { name: 'label.en', width: 'half' },
        { name: 'label.zh', width: 'half' },
        { name: 'key', control: 'code', width: 'half' },
        { name: 'type', words: FIELD_TYPE_WORDS, width: 'half' },
        { name: 'unit', width: 'half', when: ({ type }) => type === 'number' },
        { name: 'choices', control: 'lines', fields: CHOICES, when: ({ type }) => isChoice(type) },
        { name: 'isRequired' },
        { name: 'isSearchable', when: ({ type }) => type !== 'long-text' },
      ],
    },
    {
      title: RIGHTS,
      fields: [
        { name: 'readers', words: ORDER_FIELD_READER_WORDS },
        { name: 'writers', words: ORDER_FIELD_WRITER_WORDS },
      ],
    },
  ],
};

export const changeOrderFieldForm: FormSpec<typeof ChangeOrderField, OrderFieldView> = {
  operation: ChangeOrderField,
  guide: CHANGE_ORDER_FIELD_GUIDE,
  title: { en: 'Change the field', zh: '更改字段' },
  save: { en: 'Save the field', zh: '保存字段' },
  start: ({ label, unit, choices, isRequired, readers, writers, isSearchable, isRetired }) => ({
    ...{ label, unit, choices, isRequired, readers, writers, isSearchable, isRetired },
  }),
  sections: [
    {
      fields: [
        { name: 'label.en', width: 'half' },
        { name: 'label.zh', width: 'half' },
        { name: 'unit', width: 'half', when: ({ unit }) => unit !== null },
        { name: 'choices', control: 'lines', fields: CHOICES, when: ({ choices }) => (choices ?? []).length > 0 },
        { name: 'isRequired' },
        { name: 'isSearchable' },
        { name: 'isRetired' },
      ],
    },
    {
      title: RIGHTS,
      fields: [
        { name: 'readers', words: ORDER_FIELD_READER_WORDS },
        { name: 'writers', words: ORDER_FIELD_WRITER_WORDS },
      ],
    },
  ],
};
