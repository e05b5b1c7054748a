import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { HOUSEHOLD_MEMBER_ELSEWHERE } from '@toric/contracts/customer/households/household.errors';
import { CreateHousehold } from '@toric/contracts/customer/households/household.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { lockCustomers } from '../../customer-lock.store.ts';
import { findBirthDates } from '../guard.flow.ts';
import { requireAdults } from '../household.ts';
import { insertHousehold, insertMember } from '../household.store.ts';
import { normaliseShared } from '../shared-data.ts';

/** POST /households. Creates a household of customers. */
export const createHousehold = ({ vault }: { vault: Vault }) =>
  command(CreateHousehold, {
    async run({ body: { members, payerId = null, reason: why, ...given }, tx, now, newId }) {
      const ids = members.map(({ customerId }) => customerId);
      await lockCustomers(tx, ids);
      const born = await findBirthDates(tx, vault, ids);
      if (ids.some((id) => !born.has(id))) throw CUSTOMER_NOT_FOUND();
      requireAdults({ members, payerId }, born, dayOf(now));
      const id = newId();
      const data = { name: null, phone: null, address: null, ...normaliseShared(given) };
      await insertHousehold(tx, vault, { id, data, payerId, version: 1, createdAt: now, updatedAt: now });
      for (const { customerId, role } of members) {
        const isNew = await insertMember(tx, { householdId: id, customerId, role, now });
        if (!isNew) throw HOUSEHOLD_MEMBER_ELSEWHERE({ id: customerId });
      }
      const joined = members.map(({ customerId, role }) => ({
        ...{ action: 'household-member.joined' as const, subject: id, customerId, why, fields: changed({}, { role }) },
      }));
      const at = now.toISOString();
      const founded = { action: 'household.founded', subject: id, why } as const;
      return answer({ id, version: 1, createdAt: at, updatedAt: at }).records(
        { ...founded, fields: changed({}, { ...data, payerId }) },
        ...joined,
      );
    },
  });
