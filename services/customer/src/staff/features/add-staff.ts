import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { AddStaff } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_EMAIL_TAKEN } from '@toric/contracts/customer/staff/staff.errors';
import { hasAdminBeside } from '../../accounts/account.store.ts';
import { issueCode } from '../issue-code.flow.ts';
import { requestRoles } from '../request-roles.flow.ts';
import { assertCompatible, needsSecondAdministrator, type StaffMember, staffView } from '../staff.ts';
import { insertStaff } from '../staff.store.ts';
import { staffChange } from '../staff-change-record.ts';
import { insertStaffChange } from '../staff-change.store.ts';

type Deps = { vault: Vault; codeHours: number };

/**
 * POST /staff. An administrator adds a colleague without a password, and gets a set-up code for her. Refuses an e-mail
 * address of another account. If the roles need a second administrator, the account has no roles until they are
 * approved.
 */
export const addStaff = ({ vault, codeHours }: Deps) =>
  command(AddStaff, {
    async run({ body: { email, name, roles, reason }, actor, tx, now, newId }) {
      assertCompatible([], roles);
      const anotherAdmin = await hasAdminBeside(tx, [actor.id]);
      const waits = needsSecondAdministrator({ before: [], after: roles, anotherAdmin });
      const given = waits ? [] : roles;
      const added = { id: newId(), version: 1, createdAt: now, updatedAt: now, roles: given, data: { email, name } };
      if (!(await insertStaff(tx, vault, { ...added, passwordHash: null }))) throw STAFF_EMAIL_TAKEN();
      const change = { id: newId(), staffId: added.id, version: 1, kind: 'added', before: [], after: given } as const;
      await insertStaffChange(tx, vault, { ...change, reason, madeBy: actor.id, at: now });
      const member: StaffMember = { ...added, active: false, roleRequest: null };
      const asked = { id: newId(), roles, reason, requestedBy: actor.id, now };
      const requested = waits ? await requestRoles({ tx, vault }, member, asked) : undefined;
      const code = await issueCode(tx, added.id, codeHours);
      return answer({ ...staffView(requested?.member ?? member), ...code }) //
        .records(staffChange({ ...change, reason }), ...(requested ? [requested.change] : []));
    },
  });
