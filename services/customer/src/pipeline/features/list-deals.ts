import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListDeals } from '@toric/contracts/customer/pipeline/deal.http';
import type { Reader } from '../../reader.store.ts';
import { readDeals } from '../deal.store.ts';
import { dealView } from '../deal.view.ts';

/** GET /deals. Lists deals, newest first. */
export const listDeals = ({ vault }: { vault: Vault }) =>
  query<typeof ListDeals, Reader>(ListDeals, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      return pageOf(await readDeals(db, vault, filter, { limit, cursor, count }), limit, ({ deal }) => dealView(deal));
    },
  });
