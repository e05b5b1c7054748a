import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import {
  HOUSEHOLD_FULL,
  HOUSEHOLD_MEMBER_ELSEWHERE,
  HOUSEHOLD_NOT_FOUND,
} from '@toric/contracts/customer/households/household.errors';
import { MOST_MEMBERS, PutHouseholdMember } from '@toric/contracts/customer/households/household.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { lockCustomers } from '../../customer-lock.store.ts';
import { findBirthDates } from '../guard.flow.ts';
import { requireAdults } from '../household.ts';
import { findMembers, insertMember, isFull, lockHousehold, touchHousehold, updateRole } from '../household.store.ts';
import { showHousehold } from '../show-household.flow.ts';

/**
 * PUT /households/{householdId}/members/{customerId}. Adds a member, or changes her role. A repeated call changes
 * nothing.
 */
export const putHouseholdMember = ({ vault }: { vault: Vault }) =>
  command(PutHouseholdMember, {
    async run({ params: { householdId, customerId }, body: { role }, tx, now }) {
      await lockCustomers(tx, [customerId]);
      const household = await lockHousehold(tx, vault, householdId);
      if (!household) throw HOUSEHOLD_NOT_FOUND();
      const born = await findBirthDates(tx, vault, [customerId]);
      if (!born.has(customerId)) throw CUSTOMER_NOT_FOUND();
      const members = await findMembers(tx, householdId);
      const before = members.find((one) => one.customerId === customerId);
      requireAdults({ members: [{ customerId, role }], payerId: null }, born, dayOf(now));
      if (before?.role === role) return answer(await showHousehold({ tx, vault, now }, household)).records();
      const member = { householdId, customerId, role, now };
      if (before) await updateRole(tx, member);
      else if (isFull(members)) throw HOUSEHOLD_FULL({ most: MOST_MEMBERS });
      else if (!(await insertMember(tx, member))) throw HOUSEHOLD_MEMBER_ELSEWHERE({ id: customerId });
      await touchHousehold(tx, householdId, now);
      const after = { ...household, version: household.version + 1, updatedAt: now };
      return answer(await showHousehold({ tx, vault, now }, after)).records({
        action: before ? 'household-member.changed' : 'household-member.joined',
        ...{ subject: householdId, customerId, fields: changed(before ? { role: before.role } : {}, { role }) },
      });
    },
  });
