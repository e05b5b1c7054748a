import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { HOUSEHOLD_NO_MEMBER, HOUSEHOLD_NOT_FOUND } from '@toric/contracts/customer/households/household.errors';
import { RemoveHouseholdMember } from '@toric/contracts/customer/households/household.http';
import { deleteMember, findMembers, lockHousehold } from '../household.store.ts';

/**
 * POST /households/{householdId}/members/{customerId}/leave. Removes a member. When the last member leaves, the
 * household is dissolved.
 */
export const removeHouseholdMember = ({ vault }: { vault: Vault }) =>
  command(RemoveHouseholdMember, {
    async run({ params: { householdId, customerId }, body: { reason: why }, tx, now }) {
      if (!(await lockHousehold(tx, vault, householdId))) throw HOUSEHOLD_NOT_FOUND();
      const member = (await findMembers(tx, householdId)).find((one) => one.customerId === customerId);
      if (!member) throw HOUSEHOLD_NO_MEMBER();
      const isGone = await deleteMember(tx, { householdId, customerId, now });
      const fields = changed({ role: member.role }, {});
      return noContent().records(
        { action: 'household-member.left', subject: householdId, customerId, why, fields },
        ...(isGone ? [{ action: 'household.dissolved', subject: householdId } as const] : []),
      );
    },
  });
