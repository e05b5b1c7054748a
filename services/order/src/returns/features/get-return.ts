import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { RETURN_NOT_FOUND } from '@toric/contracts/order/returns/return.errors';
import { GetReturn } from '@toric/contracts/order/returns/return.http';
import type { Reader } from '../../reader.store.ts';
import { readReturn } from '../return.reader.store.ts';

/** GET /returns/{returnId}. Returns one return with its boxes, pictures and steps. */
export const getReturn = ({ vault }: { vault: Vault }) =>
  query<typeof GetReturn, Reader>(GetReturn, {
    async run({ params: { returnId }, actor, db }) {
      const found = await readReturn(db, vault, returnId, selfOf(actor));
      if (!found) throw RETURN_NOT_FOUND();
      return found;
    },
  });
