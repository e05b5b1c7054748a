import { query } from '@toric/chassis/http/endpoint';
import { FIELD_NOT_FOUND } from '@toric/contracts/customer/fields/field.errors';
import { GetField } from '@toric/contracts/customer/fields/field.http';
import type { Reader } from '../../reader.store.ts';
import { mayRead } from '@toric/chassis/fields/field';
import { readField } from '../field.store.ts';

/**
 * GET /fields/{fieldId}. Returns the definition of a custom field. Returns 404 for a field that the caller may not
 * read.
 */
export const getField = query<typeof GetField, Reader>(GetField, {
  async run({ params: { fieldId }, actor: { roles }, db }) {
    const field = await readField(db, fieldId);
    if (!field || !(roles.includes('admin') || mayRead(field, roles))) throw FIELD_NOT_FOUND();
    return field;
  },
});
