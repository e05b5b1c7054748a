import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListDeliveryMethods } from '@toric/contracts/order/shipping/delivery-method.http';
import type { Reader } from '../../reader.store.ts';
import { listMethods } from '../delivery-method.reader.store.ts';
import { methodOf, methodView } from '../delivery-method.store.ts';

/** GET /delivery-methods. Lists the delivery methods, also the retired ones. */
export const listDeliveryMethods = query<typeof ListDeliveryMethods, Reader>(ListDeliveryMethods, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await listMethods(db, filter, { limit, cursor, count }), limit, (row) => methodView(methodOf(row)));
  },
});
