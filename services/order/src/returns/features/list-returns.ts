import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ListReturns } from '@toric/contracts/order/returns/return.http';
import type { Reader } from '../../reader.store.ts';
import { readReturns } from '../return.reader.store.ts';

/** GET /returns. Lists returns, the newest first. A customer sees only her own returns. */
export const listReturns = ({ vault }: { vault: Vault }) =>
  query<typeof ListReturns, Reader>(ListReturns, {
    async run({ query: { limit, cursor, count, ...rest }, actor, db }) {
      const filter = { ...rest, self: selfOf(actor) };
      return pageOf(await readReturns(db, vault, filter, { limit, cursor, count }), limit, ({ view }) => view);
    },
  });
