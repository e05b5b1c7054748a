import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { ChangeRoles } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_NOT_ADMINISTRATOR, STAFF_NOT_FOUND } from '@toric/contracts/customer/staff/staff.errors';
import { hasAdminBeside, lockAdmin } from '../../accounts/account.store.ts';
import { revokeAllSessions } from '../../accounts/session.store.ts';
import { requestRoles } from '../request-roles.flow.ts';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { assertCompatible, assertNotOneself, needsSecondAdministrator, staffView } from '../staff.ts';
import { lockStaff } from '../staff.store.ts';

/**
 * PATCH /staff/{staffId}. Changes the roles of a colleague, and ends the colleague's sessions. At the next sign-in, the
 * new access token has the new roles. Some roles wait for another administrator. The database is asked whether the
 * caller is still an administrator. Otherwise two administrators could take this role from each other at the same time.
 */
export const changeRoles = ({ vault }: { vault: Vault }) =>
  command(ChangeRoles, {
    async run({ params: { staffId }, body: { roles, reason }, actor, expectedVersion, tx, now, newId }) {
      assertNotOneself(actor.id, staffId);
      const member = await lockStaff(tx, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      requireVersion(expectedVersion, member.version);
      if (!(await lockAdmin(tx, actor.id))) throw STAFF_NOT_ADMINISTRATOR();
      assertCompatible(member.roles, roles);
      const anotherAdmin = await hasAdminBeside(tx, [actor.id, staffId]);
      if (needsSecondAdministrator({ before: member.roles, after: roles, anotherAdmin })) {
        const asked = { id: newId(), roles, reason, requestedBy: actor.id, now };
        const requested = await requestRoles({ tx, vault }, member, asked);
        return answer(staffView(requested.member)).records(requested.change);
      }
      const next = { ...nextVersion(member, now), roles, roleRequest: null };
      const change = { id: newId(), kind: 'roles-changed', reason, madeBy: actor.id } as const;
      const recorded = await saveChange({ tx, vault }, member, next, change);
      await revokeAllSessions(tx, staffId);
      return answer(staffView(next)).records(recorded);
    },
  });
