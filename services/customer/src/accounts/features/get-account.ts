import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ACCOUNT_NOT_FOUND } from '@toric/contracts/customer/accounts/account.errors';
import { GetAccount } from '@toric/contracts/customer/accounts/account.http';
import { readPerson } from '../../person.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readAccount } from '../account.store.ts';
import { readFactorState } from '../factor.store.ts';

/** GET /account. Returns the state of the caller's account. */
export const getAccount = ({ vault }: { vault: Vault }) =>
  query<typeof GetAccount, Reader>(GetAccount, {
    async run({ actor, db }) {
      const account = await readAccount(db, actor.id);
      if (!account) throw ACCOUNT_NOT_FOUND();
      const [person, factor] = await Promise.all([readPerson(db, vault, actor.id), readFactorState(db, actor.id)]);
      return {
        ...account,
        name: person?.names.filter(Boolean).join(' ') || null,
        email: person?.email ?? null,
        emailConfirmedAt: account.emailConfirmedAt?.toISOString() ?? null,
        secondFactor: factor ? { ...factor, confirmedAt: factor.confirmedAt.toISOString() } : null,
      };
    },
  });
