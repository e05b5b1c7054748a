import { mayRead } from '@toric/chassis/fields/field';
import { query } from '@toric/chassis/http/endpoint';
import { FIELD_NOT_FOUND } from '@toric/contracts/customer/fields/field.errors';
import { GetOrderField } from '@toric/contracts/order/fields/order-field.http';
import type { Reader } from '../../reader.store.ts';
import { readField } from '../order-field.store.ts';

/**
 * GET /order-fields/{fieldId}. Returns the definition of a custom field. The answer is 404 if the caller may not read
 * the field.
 */
export const getOrderField = query<typeof GetOrderField, Reader>(GetOrderField, {
  async run({ params: { fieldId }, actor: { roles }, db }) {
    const field = await readField(db, fieldId);
    if (!field || !(roles.includes('admin') || mayRead(field, roles))) throw FIELD_NOT_FOUND();
    return field;
  },
});
