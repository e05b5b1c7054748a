import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListFields } from '@toric/contracts/customer/fields/field.http';
import type { Reader } from '../../reader.store.ts';
import { fieldView, listFields as readPage } from '../field.store.ts';

/** GET /fields. Lists the custom fields. Only an administrator sees fields that none of her roles may read. */
export const listFields = query<typeof ListFields, Reader>(ListFields, {
  async run({ query: { limit, cursor, count, retired }, actor: { roles }, db }) {
    const listed = {
      isRetired: retired === undefined ? undefined : retired === 'true',
      readers: roles.includes('admin') ? undefined : roles,
    };
    return pageOf(await readPage(db, listed, { limit, cursor, count }), limit, fieldView);
  },
});
