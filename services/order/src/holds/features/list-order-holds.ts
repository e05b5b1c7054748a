import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListOrderHolds } from '@toric/contracts/order/holds/order-hold.http';
import type { Reader } from '../../reader.store.ts';
import { readHolds } from '../order-hold.reader.store.ts';

/** GET /order-holds. Lists the holds of orders, the oldest first. */
export const listOrderHolds = ({ vault }: { vault: Vault }) =>
  query<typeof ListOrderHolds, Reader>(ListOrderHolds, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      return pageOf(await readHolds(db, vault, filter, { limit, cursor, count }), limit, ({ view }) => view);
    },
  });
