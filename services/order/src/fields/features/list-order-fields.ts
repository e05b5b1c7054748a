import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListOrderFields } from '@toric/contracts/order/fields/order-field.http';
import type { Reader } from '../../reader.store.ts';
import { fieldView, listFields } from '../order-field.store.ts';

/**
 * GET /order-fields. Lists the custom fields of orders. Only an administrator sees fields that none of her roles may
 * read.
 */
export const listOrderFields = query<typeof ListOrderFields, Reader>(ListOrderFields, {
  async run({ query: { limit, cursor, count, retired }, actor: { roles }, db }) {
    const listed = {
      isRetired: retired === undefined ? undefined : retired === 'true',
      readers: roles.includes('admin') ? undefined : roles,
    };
    return pageOf(await listFields(db, listed, { limit, cursor, count }), limit, fieldView);
  },
});
