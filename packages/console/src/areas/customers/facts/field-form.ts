// Turns the custom fields of a shop into a form. Its schema and its help come from the definitions of the fields.
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { CHANGE_CUSTOMER_FIELDS_GUIDE } from '@toric/contracts/customer/fields/field.guide';
import { ChangeCustomerFields } from '@toric/contracts/customer/fields/field.http';
import type { FieldValue } from '@toric/contracts/customer/people/field-value';
import { FIELD_TYPE_WORDS } from '@toric/contracts/customer/fields/field.words';
import { RequestDay } from '@toric/contracts/kernel/common';
import type { FieldGuide, Guide } from '@toric/contracts/kernel/guide';
import type { Operation } from '@toric/contracts/kernel/operation';
import { oneLine, severalLines } from '@toric/contracts/kernel/text';
import type { Words } from '@toric/contracts/kernel/words';
import { z } from 'zod';
import type { AnyFormSpec } from '../../../kit/form/model/body.ts';

/** Describes a field of a customer or of an order, with the properties that a form needs. */
export type ShownField = Pick<FieldView, 'id' | 'key' | 'label' | 'type' | 'unit' | 'choices' | 'isRequired'>;
export type OwnField = { readonly field: ShownField; readonly value: FieldValue | null; readonly mayChange: boolean };

function schemaOf({ type, choices }: ShownField): z.ZodType {
  const keys = choices.map(({ key }) => key);
  switch (type) {
    case 'text':
      return oneLine(200);
    case 'long-text':
      return severalLines(2_000);
    case 'number':
      return z.number();
    case 'day':
      return RequestDay;
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(keys);
    case 'choices':
      return z.array(z.enum(keys));
  }
}

/** Returns the labels of the choices of a custom field. */
export const choiceWords = ({ choices }: ShownField): Words =>
  Object.fromEntries(choices.map(({ key, label }) => [key, { label }]));

const unitOf = ({ unit }: ShownField) => (unit === null ? '' : ` (${unit})`);
const guideOf = (field: ShownField): FieldGuide => ({
  label: { en: `${field.label.en}${unitOf(field)}`, zh: `${field.label.zh}${unitOf(field)}` },
  meaning: { en: 'A fact that this shop has defined.', zh: '本店自行定义的资料。' },
  fill: FIELD_TYPE_WORDS[field.type].label,
  example: { en: 'As your shop has agreed', zh: '按店内约定填写' },
});

type Target = { readonly operation: Operation; readonly asksReason: boolean };
const OF_CUSTOMER: Target = { operation: ChangeCustomerFields, asksReason: true };

/** Returns the form for the fields that the person may change. The names in the form are the keys of the fields. */
export function fieldForm(own: readonly OwnField[], { operation, asksReason }: Target = OF_CUSTOMER): AnyFormSpec {
  const fields = own.filter(({ mayChange }) => mayChange);
  const schemas = fields.map(({ field, value }) => {
    const schema = schemaOf(field);
    return [field.key, field.isRequired && value !== null ? schema : schema.nullable()] as const;
  });
  const guide: Guide = Object.fromEntries(fields.map(({ field }) => [field.key, guideOf(field)]));
  const reason = asksReason ? CHANGE_CUSTOMER_FIELDS_GUIDE['reason'] : undefined;
  const body = { ...Object.fromEntries(schemas), ...(reason && { reason: oneLine(500) }) };
  return {
    operation: { ...operation, body: z.strictObject(body) },
    guide: { ...guide, ...(reason && { reason }) },
    title: { en: 'Change the facts of the shop', zh: '更改自定义资料' },
    save: { en: 'Save the facts', zh: '保存资料' },
    start: () => Object.fromEntries(fields.map(({ field, value }) => [field.key, value])),
    sections: [
      {
        fields: [
          ...fields.map(({ field }) => ({
            ...{ name: field.key, words: choiceWords(field) },
            ...(field.type === 'long-text' && { control: 'long-text' as const }),
          })),
          ...(reason ? [{ name: 'reason', control: 'long-text' as const }] : []),
        ],
      },
    ],
  };
}

/** Returns the values of the form of custom fields, by the ids of the fields. */
export function valuesOf(own: readonly OwnField[], given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values = own.flatMap(({ field: { id, key } }) => {
    const value = given[key];
    const isNothing = value === undefined || (Array.isArray(value) && value.length === 0);
    return key in given ? [[id, isNothing ? null : value] as const] : [];
  });
  return Object.fromEntries(values);
}

/** Returns the body of the request for the values of the form of custom fields. */
export const fieldsBody = (own: readonly OwnField[], { reason, ...given }: Readonly<Record<string, unknown>>) =>
  ChangeCustomerFields.body.parse({ values: valuesOf(own, given), reason });
