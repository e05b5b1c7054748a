import { query, selfOf } from '@toric/chassis/http/endpoint';
import { GetReturnLabel } from '@toric/contracts/order/returns/label.http';
import { RETURN_NOT_FOUND } from '@toric/contracts/order/returns/return.errors';
import { readReturnLabel } from '../../parcels/back/return-label.reader.store.ts';
import { returnLabelView } from '../../parcels/back/show-return-label.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { hasReturn } from '../return.reader.store.ts';

/** GET /returns/{returnId}/label. Returns the label of a return with the state of its parcel. */
export const getReturnLabel = query<typeof GetReturnLabel, Reader>(GetReturnLabel, {
  async run({ params: { returnId }, actor, db }) {
    const self = selfOf(actor);
    if (!(await hasReturn(db, returnId, self))) throw RETURN_NOT_FOUND();
    const row = await readReturnLabel(db, returnId);
    return { label: row && returnLabelView(row, self) };
  },
});
