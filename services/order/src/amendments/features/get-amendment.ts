import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { AMENDMENT_NOT_FOUND } from '@toric/contracts/order/amendments/amendment.errors';
import { GetAmendment } from '@toric/contracts/order/amendments/amendment.http';
import type { Reader } from '../../reader.store.ts';
import { readAmendment } from '../amendment.reader.store.ts';
import { amendmentView } from '../amendment.view.ts';

/** GET /amendments/{amendmentId}. Returns an amendment, with the terms of the order before and after it. */
export const getAmendment = ({ vault }: { vault: Vault }) =>
  query<typeof GetAmendment, Reader>(GetAmendment, {
    async run({ params: { amendmentId }, actor, db }) {
      const found = await readAmendment(db, vault, amendmentId, selfOf(actor));
      if (!found) throw AMENDMENT_NOT_FOUND();
      return amendmentView(found.row, found.keys);
    },
  });
