import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { HOUSEHOLD_NOT_FOUND } from '@toric/contracts/customer/households/household.errors';
import { DissolveHousehold } from '@toric/contracts/customer/households/household.http';
import { deleteHousehold, findMembers, lockHousehold } from '../household.store.ts';

/** POST /households/{householdId}/dissolve. Dissolves a household. Its shared data is deleted with its key. */
export const dissolveHousehold = ({ vault }: { vault: Vault }) =>
  command(DissolveHousehold, {
    async run({ params: { householdId }, body: { reason: why }, tx }) {
      if (!(await lockHousehold(tx, vault, householdId))) throw HOUSEHOLD_NOT_FOUND();
      const members = await findMembers(tx, householdId);
      await deleteHousehold(tx, householdId);
      const left = members.map(({ customerId, role }) => ({
        ...{ action: 'household-member.left' as const, subject: householdId, customerId, why },
        fields: changed({ role }, {}),
      }));
      return noContent().records({ action: 'household.dissolved', subject: householdId }, ...left);
    },
  });
