import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { GetCredit } from '@toric/contracts/order/credit/credit.http';
import type { Reader } from '../../reader.store.ts';
import { exposuresOf, scoreOf } from '../credit.ts';
import { readAccount, readHistory, readOpen, readWaiting } from '../credit.reader.store.ts';
import { changeView } from '../credit.view.ts';

/**
 * GET /customers/{customerId}/credit. Returns the credit level, the limits, the sum of the open orders and the credit
 * score of a customer.
 */
export const getCredit = ({ vault }: { vault: Vault }) =>
  query<typeof GetCredit, Reader>(GetCredit, {
    async run({ params: { customerId }, db, read }) {
      const [account, open, history, waiting] = await Promise.all([
        ...([readAccount(db, customerId), readOpen(read, customerId)] as const),
        ...([readHistory(read, customerId), readWaiting(db, vault, customerId)] as const),
      ]);
      return {
        customerId,
        level: account?.level ?? null,
        exposures: exposuresOf(account, open),
        score: scoreOf(history),
        waiting: waiting ? changeView(waiting) : null,
        version: account?.version ?? 0,
        updatedAt: account?.updatedAt.toISOString() ?? null,
      };
    },
  });
