import { type FieldValues, mayRead, mayWrite } from '@toric/chassis/fields/field';
import type { FieldValue } from '@toric/contracts/customer/people/field-value';
import type { Role } from '@toric/contracts/kernel/access';
import type { OrderFieldView } from '@toric/contracts/order/fields/order-field.http';
import type { ChangedField } from '@toric/contracts/record/change';

type Shown = { readonly field: OrderFieldView; readonly value: FieldValue | null; readonly mayChange: boolean };

/** Returns the custom fields of an order that the roles may read. A retired field is shown only with a value. */
export const shownValues = (fields: readonly OrderFieldView[], values: FieldValues, roles: readonly Role[]): Shown[] =>
  fields
    .filter((field) => mayRead(field, roles) && (!field.isRetired || values[field.id] !== undefined))
    .map((field) => ({ field, value: values[field.id] ?? null, mayChange: mayWrite(field, roles) }));

/** Lists the roles that read the change record of custom field values (contracts/record/change.ts). */
const READERS = ['sales', 'finance'];

/**
 * Returns the changed custom fields under their keys. Values that a reader of the change record may not read are left
 * out.
 */
export const changedValues = (
  fields: readonly OrderFieldView[],
  before: FieldValues,
  after: FieldValues,
): ChangedField[] =>
  fields.flatMap(({ id, key, readers }) => {
    const [old, fresh] = [before[id] ?? null, after[id] ?? null];
    if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
    const isOpen = READERS.every((role) => readers.some((reader) => reader === role));
    return [isOpen ? { name: key, before: old, after: fresh } : { name: key, before: null, after: null }];
  });
