import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { RejectRoles } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_NOT_FOUND } from '@toric/contracts/customer/staff/staff.errors';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { requireWaiting } from '../staff.ts';
import { lockStaff } from '../staff.store.ts';

/**
 * POST /staff/{staffId}/role-requests/{requestId}/reject. Ends a request for roles. The account keeps its present
 * roles.
 */
export const rejectRoles = ({ vault }: { vault: Vault }) =>
  command(RejectRoles, {
    async run({ params: { staffId, requestId }, body: { reason }, actor, tx, now, newId }) {
      const member = await lockStaff(tx, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      requireWaiting(member, requestId);
      const next = { ...nextVersion(member, now), roleRequest: null };
      const change = { id: newId(), kind: 'roles-rejected', reason, requestId, madeBy: actor.id } as const;
      const recorded = await saveChange({ tx, vault }, member, next, change);
      return answer({ staffId, requestId, roles: [...member.roles], version: next.version }).records(recorded);
    },
  });
