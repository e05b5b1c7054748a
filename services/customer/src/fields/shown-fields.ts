import type { Role } from '@toric/contracts/kernel/access';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import type { FieldValue } from '@toric/contracts/customer/people/field-value';
import type { ChangedField } from '@toric/contracts/record/change';
import { type FieldValues, mayRead, mayWrite } from '@toric/chassis/fields/field';

type Shown = { readonly field: FieldView; readonly value: FieldValue | null; readonly mayChange: boolean };

/** Returns the fields of a customer that the roles may read. A retired field is shown only with a value. */
export const shownFields = (fields: readonly FieldView[], values: FieldValues, roles: readonly Role[]): Shown[] =>
  fields
    .filter((field) => mayRead(field, roles) && (!field.isRetired || values[field.id] !== undefined))
    .map((field) => ({ field, value: values[field.id] ?? null, mayChange: mayWrite(field, roles) }));

/** Returns the custom field values that the roles may read, for the record of a customer. */
export const shownValues = (fields: readonly FieldView[], values: FieldValues, roles: readonly Role[]) =>
  fields.flatMap((field) => {
    const value = values[field.id];
    return value !== undefined && mayRead(field, roles) ? [{ fieldId: field.id, key: field.key, value }] : [];
  });

/**
 * Returns the changed custom fields under their keys. Sales and opticians read the change record, so the values of a
 * field that one of these roles may not read are left out.
 */
export const changedValues = (fields: readonly FieldView[], before: FieldValues, after: FieldValues): ChangedField[] =>
  fields.flatMap(({ id, key, readers }) => {
    const [old, fresh] = [before[id] ?? null, after[id] ?? null];
    if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
    const isOpen = readers.includes('sales') && readers.includes('optician');
    return [isOpen ? { name: key, before: old, after: fresh } : { name: key, before: null, after: null }];
  });
