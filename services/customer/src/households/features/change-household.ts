import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { HOUSEHOLD_NOT_FOUND } from '@toric/contracts/customer/households/household.errors';
import { ChangeHousehold } from '@toric/contracts/customer/households/household.http';
import { dayOf } from '@toric/optics/calendar-day';
import { findBirthDates } from '../guard.flow.ts';
import { requireAdults } from '../household.ts';
import { findMembers, lockHousehold, updateHousehold } from '../household.store.ts';
import { normaliseShared } from '../shared-data.ts';
import { showHousehold } from '../show-household.flow.ts';

/** PATCH /households/{householdId}. Changes the shared data of a household. */
export const changeHousehold = ({ vault }: { vault: Vault }) =>
  command(ChangeHousehold, {
    async run({ params: { householdId }, body: { payerId, reason: why, ...given }, expectedVersion, tx, now }) {
      const household = await lockHousehold(tx, vault, householdId);
      if (!household) throw HOUSEHOLD_NOT_FOUND();
      requireVersion(expectedVersion, household.version);
      const members = await findMembers(tx, householdId);
      const data = { ...household.data, ...normaliseShared(given) };
      const next = { ...household, data, payerId: payerId === undefined ? household.payerId : payerId };
      const ids = members.map(({ customerId }) => customerId);
      requireAdults({ members, payerId: next.payerId }, await findBirthDates(tx, vault, ids), dayOf(now));
      await updateHousehold(tx, vault, next, now);
      const before = { ...household.data, payerId: household.payerId };
      const fields = changed(before, { ...data, payerId: next.payerId });
      const after = { ...next, version: household.version + 1, updatedAt: now };
      const change = { action: 'household.changed', subject: householdId, why, fields } as const;
      return answer(await showHousehold({ tx, vault, now }, after)).records(...(fields.length > 0 ? [change] : []));
    },
  });
