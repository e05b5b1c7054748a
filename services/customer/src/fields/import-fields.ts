import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { type Checked, parseFieldText } from './field.ts';

/** A custom field as the column of a file. */
export type ImportColumn = Pick<FieldView, 'id' | 'key' | 'label' | 'type' | 'unit' | 'choices' | 'isRequired'> & {
  /** Returns the typed value of a cell, or says in both languages what the field takes. */
  readonly parse: (text: string) => Checked;
};

/** Returns the fields in use as columns, with which an import reads cells. An import may fill every field. */
export const importColumns = (fields: readonly FieldView[]): ImportColumn[] =>
  fields
    .filter(({ isRetired }) => !isRetired)
    .map((field) => {
      const { id, key, label, type, unit, choices, isRequired } = field;
      return { id, key, label, type, unit, choices, isRequired, parse: (text) => parseFieldText(field, text) };
    });
