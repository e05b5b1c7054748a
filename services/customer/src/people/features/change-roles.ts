import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { ChangeRoles } from '@toric/contracts/customer/people/staff.http';
import { STAFF_NOT_FOUND } from '@toric/contracts/customer/people/staff.errors';
import { revokeAllSessions } from '../../accounts/session.store.ts';
import { assertNotOneself, staffView } from '../staff.ts';
import { lockStaff, updateRoles } from '../staff.store.ts';

/** PATCH /staff/{staffId}. Changes the roles of a colleague, and revokes the colleague's sessions. So the colleague
 *  must sign in again, and the new access token has the new roles. */
export const changeRoles = ({ vault }: { vault: Vault }) =>
  command(ChangeRoles, {
    async run({ params: { staffId }, body: { roles }, actor, expectedVersion, tx, now }) {
      assertNotOneself(actor.id, staffId);
      const staff = await lockStaff(tx, vault, staffId);
      if (!staff) throw STAFF_NOT_FOUND();
      requireVersion(expectedVersion, staff.version);
      const next = { ...staff, roles, version: staff.version + 1, updatedAt: now };
      await updateRoles(tx, next);
      await revokeAllSessions(tx, staffId);
      return answer(staffView(next));
    },
  });
