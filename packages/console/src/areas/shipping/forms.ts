import { WEEKDAY_WORDS } from '@toric/contracts/customer/cases/case.words';
import {
  CHANGE_DELIVERY_METHOD_GUIDE,
  CREATE_DELIVERY_METHOD_GUIDE,
} from '@toric/contracts/order/shipping/delivery-method.guide';
import {
  ChangeDeliveryMethod,
  CreateDeliveryMethod,
  type DeliveryMethodBody,
  type DeliveryMethodView,
} from '@toric/contracts/order/shipping/delivery-method.http';
import { hereZone } from '../../app/formats.ts';
import { text } from '../../app/words.ts';
import type { FieldSpec, FormSpec } from '../../kit/kit.types.ts';

const fields = (...list: FieldSpec<DeliveryMethodBody>[]): readonly FieldSpec<DeliveryMethodBody>[] => list;

const SECTIONS = [
  {
    fields: fields(
      { name: 'name.en', width: 'half' },
      { name: 'name.zh', width: 'half' },
      { name: 'carrier', width: 'half' },
      { name: 'service', control: 'code', width: 'half' },
      { name: 'place', width: 'half' },
      { name: 'isOffered', width: 'half' },
    ),
  },
  {
    title: text('Calendar', '日历'),
    fields: fields(
      { name: 'timeZone', width: 'half' },
      { name: 'cutOff', control: 'code', width: 'half' },
      { name: 'packing', words: WEEKDAY_WORDS, width: 'half' },
      { name: 'delivering', words: WEEKDAY_WORDS, width: 'half' },
      { name: 'holidays', control: 'long-text' },
    ),
  },
  {
    title: text('Places', '地区'),
    fields: fields({
      name: 'zones',
      control: 'lines',
      fields: [
        { name: 'zone' },
        { name: 'country', control: 'code' },
        { name: 'region' },
        { name: 'postalPrefix', control: 'code' },
        { name: 'minDays' },
        { name: 'maxDays' },
      ],
    }),
  },
  {
    title: text('Charges', '运费'),
    fields: fields(
      {
        name: 'rates',
        control: 'lines',
        fields: [{ name: 'zone' }, { name: 'upToGrams' }, { name: 'charge', control: 'money' }],
      },
      {
        name: 'freeFrom',
        control: 'lines',
        label: { en: 'Free from', zh: '免运费起点' },
        fields: [{ name: 'zone' }, { name: 'from', control: 'money' }],
      },
    ),
  },
];

const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

export const newMethodForm: FormSpec<typeof CreateDeliveryMethod> = {
  operation: CreateDeliveryMethod,
  guide: CREATE_DELIVERY_METHOD_GUIDE,
  title: text('New delivery method', '新配送方式'),
  save: text('Add the method', '添加配送方式'),
  start: () => ({
    ...{ timeZone: hereZone(), cutOff: '15:00', packing: [...WORKDAYS], delivering: [...WORKDAYS], holidays: [] },
    ...{ freeFrom: [], place: 10, isOffered: true },
  }),
  sections: SECTIONS,
};

export const changeMethodForm: FormSpec<typeof ChangeDeliveryMethod, DeliveryMethodView> = {
  operation: ChangeDeliveryMethod,
  guide: CHANGE_DELIVERY_METHOD_GUIDE,
  title: text('Change the delivery method', '更改配送方式'),
  save: text('Save the method', '保存配送方式'),
  start: ({ id: _id, version: _version, createdAt: _created, updatedAt: _updated, state, ...terms }) => ({
    ...terms,
    isOffered: state === 'offered',
  }),
  sections: SECTIONS,
};
