import { query } from '@toric/chassis/http/endpoint';
import { GetExtension } from '@toric/contracts/customer/contacts/telephony.http';
import type { Reader } from '../../reader.store.ts';
import { readExtension } from '../extension.store.ts';

/** GET /desk/extension. Returns the extension of the caller's telephone. */
export const getExtension = query<typeof GetExtension, Reader>(GetExtension, {
  run: async ({ actor, db }) => ({ extension: await readExtension(db, actor.id) }),
});
