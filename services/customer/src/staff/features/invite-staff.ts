import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_ASKED_TOO_OFTEN } from '@toric/contracts/customer/accounts/account.errors';
import { SendMessage } from '@toric/contracts/customer/events';
import { InviteStaff } from '@toric/contracts/customer/staff/invitation.http';
import { STAFF_HAS_PASSWORD, STAFF_NOT_FOUND } from '@toric/contracts/customer/staff/staff.errors';
import { countAsk, TO_ONE_ADDRESS } from '../../accounts/guards/ask-quota.store.ts';
import { endLinks, insertLink } from '../../accounts/link.store.ts';
import type { Reader } from '../../reader.store.ts';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { dropSetupCode } from '../setup-code.store.ts';
import { lockStaff } from '../staff.store.ts';

/**
 * POST /staff/{staffId}/invitations. Sends a colleague without a password a link with which she sets one. Ends her
 * set-up code and earlier links → customer.send-message.v1.
 */
export const inviteStaff = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof InviteStaff, Reader, null>(InviteStaff, {
    async prepare({ params: { staffId }, aside }) {
      if (!(await countAsk(aside, `invitation-of ${staffId}`, TO_ONE_ADDRESS))) throw ACCOUNT_ASKED_TOO_OFTEN();
      return null;
    },
    async run({ params: { staffId }, body: { reason }, actor, tx, now, newId }) {
      const member = await lockStaff(tx, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      if (member.active) throw STAFF_HAS_PASSWORD();
      await dropSetupCode(tx, staffId);
      await endLinks(tx, 'staff-invitation', staffId);
      const linkId = newId();
      const expiresAt = await insertLink(tx, { id: linkId, purpose: 'staff-invitation', accountId: staffId });
      const change = { id: newId(), kind: 'invited', reason, madeBy: actor.id } as const;
      const recorded = await saveChange({ tx, vault }, member, nextVersion(member, now), change);
      const notice = { template: 'staff-invitation', values: { linkId } } as const;
      return answer({ staffId, expiresAt: expiresAt.toISOString() })
        .emits(SendMessage({ causeId: linkId, personId: staffId, notice }))
        .records(recorded);
    },
  });
