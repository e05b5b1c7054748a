import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { IssueSetupCode } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_NOT_FOUND } from '@toric/contracts/customer/staff/staff.errors';
import { setPassword } from '../../accounts/account.store.ts';
import { endLinks } from '../../accounts/link.store.ts';
import { revokeAllSessions } from '../../accounts/session.store.ts';
import { issueCode } from '../issue-code.flow.ts';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { assertCodeOfAnother } from '../staff.ts';
import { lockStaff } from '../staff.store.ts';

/**
 * POST /staff/{staffId}/setup-code. Issues a new set-up code for a colleague. Ends her earlier code or invitation, her
 * password and all her sessions.
 */
export const issueSetupCode = ({ vault, codeHours }: { vault: Vault; codeHours: number }) =>
  command(IssueSetupCode, {
    async run({ params: { staffId }, body: { reason }, actor, tx, now, newId }) {
      assertCodeOfAnother(actor.id, staffId);
      const member = await lockStaff(tx, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      await setPassword(tx, staffId, null);
      await endLinks(tx, 'staff-invitation', staffId);
      await revokeAllSessions(tx, staffId);
      const change = { id: newId(), kind: 'code-issued', reason, madeBy: actor.id } as const;
      const recorded = await saveChange({ tx, vault }, member, nextVersion(member, now), change);
      return answer({ staffId, ...(await issueCode(tx, staffId, codeHours)) }).records(recorded);
    },
  });
