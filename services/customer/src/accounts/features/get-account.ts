import { query } from '@toric/chassis/http/endpoint';
import { ACCOUNT_NOT_FOUND } from '@toric/contracts/customer/accounts/account.errors';
import { GetAccount } from '@toric/contracts/customer/accounts/account.http';
import { readAccount } from '../account.store.ts';
import { readFactorState } from '../factor.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /account. Returns the state of the caller's account. */
export const getAccount = query<typeof GetAccount, Reader>(GetAccount, {
  async run({ actor, db }) {
    const account = await readAccount(db, actor.id);
    if (!account) throw ACCOUNT_NOT_FOUND();
    const factor = await readFactorState(db, actor.id);
    return {
      ...account,
      emailConfirmedAt: account.emailConfirmedAt?.toISOString() ?? null,
      secondFactor: factor ? { ...factor, confirmedAt: factor.confirmedAt.toISOString() } : null,
    };
  },
});
