import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ApproveRoles } from '@toric/contracts/customer/staff/staff.http';
import {
  STAFF_NEEDS_SECOND_ADMINISTRATOR,
  STAFF_NOT_ADMINISTRATOR,
  STAFF_NOT_FOUND,
} from '@toric/contracts/customer/staff/staff.errors';
import { lockAdmin } from '../../accounts/account.store.ts';
import { revokeAllSessions } from '../../accounts/session.store.ts';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { assertCompatible, requireWaiting } from '../staff.ts';
import { lockStaff } from '../staff.store.ts';

/**
 * POST /staff/{staffId}/role-requests/{requestId}/approve. A second administrator approves the roles, and the sessions
 * of the colleague end. The database is asked whether the approver is still an administrator, because the access token
 * may be older than a change of roles.
 */
export const approveRoles = ({ vault }: { vault: Vault }) =>
  command(ApproveRoles, {
    async run({ params: { staffId, requestId }, actor, tx, now, newId }) {
      const member = await lockStaff(tx, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      const { roles, requestedBy } = requireWaiting(member, requestId);
      if (requestedBy === actor.id) throw STAFF_NEEDS_SECOND_ADMINISTRATOR();
      if (!(await lockAdmin(tx, actor.id))) throw STAFF_NOT_ADMINISTRATOR();
      assertCompatible(member.roles, roles);
      const next = { ...nextVersion(member, now), roles, roleRequest: null };
      const change = { id: newId(), kind: 'roles-changed', reason: null, requestId, madeBy: actor.id } as const;
      const recorded = await saveChange({ tx, vault }, member, next, change);
      await revokeAllSessions(tx, staffId);
      return answer({ staffId, requestId, roles: [...roles], version: next.version }).records(recorded);
    },
  });
