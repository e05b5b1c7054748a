import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { HOUSEHOLD_NOT_FOUND } from '@toric/contracts/customer/households/household.errors';
import { GetHousehold } from '@toric/contracts/customer/households/household.http';
import { findHousehold } from '../household.store.ts';
import { showHousehold } from '../show-household.flow.ts';

/**
 * GET /households/{householdId}. Returns a household. It is a command, so that it reads with the same statements as a
 * change of the household.
 */
export const getHousehold = ({ vault }: { vault: Vault }) =>
  command(GetHousehold, {
    async run({ params: { householdId }, tx, now }) {
      const household = await findHousehold(tx, vault, householdId);
      if (!household) throw HOUSEHOLD_NOT_FOUND();
      return answer(await showHousehold({ tx, vault, now }, household));
    },
  });
