import { query } from '@toric/chassis/http/endpoint';
import { pageOf } from '@toric/chassis/data/cursor';
import { ListReturnLabels } from '@toric/contracts/order/returns/label.http';
import type { Reader } from '../../../reader.store.ts';
import { readReturnLabels } from '../return-label.reader.store.ts';
import { returnLabelView } from '../show-return-label.flow.ts';

/** GET /return-labels. Lists the labels of returns with the state of their parcels, newest first. */
export const listReturnLabels = query<typeof ListReturnLabels, Reader>(ListReturnLabels, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readReturnLabels(db, filter, { limit, cursor, count }), limit, (row) => returnLabelView(row));
  },
});
