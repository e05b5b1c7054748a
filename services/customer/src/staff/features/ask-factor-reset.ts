import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { AskFactorReset } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_NOT_FOUND, STAFF_OWN_FACTOR } from '@toric/contracts/customer/staff/staff.errors';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { lockStaff } from '../staff.store.ts';

/**
 * POST /staff/{staffId}/factor-resets. An administrator asks to remove the second factor of a colleague. Nothing
 * changes until another administrator approves the request.
 */
export const askFactorReset = ({ vault }: { vault: Vault }) =>
  command(AskFactorReset, {
    async run({ params: { staffId }, body: { reason }, actor, tx, now, newId }) {
      if (staffId === actor.id) throw STAFF_OWN_FACTOR();
      const member = await lockStaff(tx, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      const requestId = newId();
      const change = { id: requestId, kind: 'factor-reset-asked', reason, madeBy: actor.id } as const;
      const recorded = await saveChange({ tx, vault }, member, nextVersion(member, now), change);
      return answer({ staffId, requestId }).records(recorded);
    },
  });
