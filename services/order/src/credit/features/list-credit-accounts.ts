import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListCreditAccounts } from '@toric/contracts/order/credit/credit.http';
import type { Reader } from '../../reader.store.ts';
import { readAccounts } from '../credit.reader.store.ts';

/** GET /credit-accounts. Lists customers with a credit account, for example customers who are near their limit. */
export const listCreditAccounts = query<typeof ListCreditAccounts, Reader>(ListCreditAccounts, {
  async run({ query: { limit, cursor, count, ...filter }, read }) {
    return pageOf(await readAccounts(read, filter, { limit, cursor, count }), limit, (row) => ({
      ...{ customerId: row.id, level: row.level, exposures: row.exposures, state: row.state },
      ...{ createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() },
    }));
  },
});
