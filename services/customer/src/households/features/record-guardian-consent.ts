import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { GUARDIAN_ELSEWHERE, GUARDIAN_NOT_NEEDED } from '@toric/contracts/customer/households/household.errors';
import { RecordGuardianConsent } from '@toric/contracts/customer/households/household.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { lockCustomers } from '../../customer-lock.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { ADULT_AGE } from '../age.ts';
import { findBirthDates } from '../guard.flow.ts';
import { insertGuardianConsent } from '../guardian-consent.store.ts';
import { isMinor, requireAdults } from '../household.ts';
import { findHouseholdOf, findMembers } from '../household.store.ts';

/** POST /customers/{customerId}/guardian-consents. Records the answer of a guardian for a minor of her household. */
export const recordGuardianConsent = ({ vault }: { vault: Vault }) =>
  command(RecordGuardianConsent, {
    async run({ params: { customerId }, body: { guardianId, state, proof }, actor, tx, now, newId }) {
      await lockCustomers(tx, [customerId, guardianId]);
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const born = await findBirthDates(tx, vault, [customerId, guardianId]);
      if (isMinor(born.get(customerId) ?? null, dayOf(now)) !== true) throw GUARDIAN_NOT_NEEDED({ age: ADULT_AGE });
      const householdId = await findHouseholdOf(tx, customerId);
      const members = householdId === undefined ? [] : await findMembers(tx, householdId);
      const guardian = members.find((one) => one.customerId === guardianId && one.role === 'guardian');
      if (!guardian || guardianId === customerId) throw GUARDIAN_ELSEWHERE();
      requireAdults({ members: [guardian], payerId: null }, born, dayOf(now));
      const line = { id: newId(), customerId, guardianId, state, recordedBy: actor.id };
      await insertGuardianConsent(tx, keys, { ...line, ...proof, now });
      const change = { action: `guardian-consent.${state}`, subject: line.id, customerId } as const;
      return answer({ ...line, createdAt: now.toISOString() }).records({
        ...change,
        fields: changed({}, { guardianId }),
      });
    },
  });
