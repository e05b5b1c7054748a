import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { ApproveFactorReset } from '@toric/contracts/customer/staff/staff.http';
import {
  STAFF_FACTOR_NEEDS_SECOND_ADMINISTRATOR,
  STAFF_NOT_ADMINISTRATOR,
  STAFF_NOT_FOUND,
  STAFF_OWN_FACTOR,
  STAFF_REQUEST_NOT_WAITING,
} from '@toric/contracts/customer/staff/staff.errors';
import { lockAdmin } from '../../accounts/account.store.ts';
import { removeFactor } from '../../accounts/factor.store.ts';
import { removePasskeys } from '../../accounts/passkey.store.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';
import { revokeAllSessions } from '../../accounts/session.store.ts';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { lockStaff } from '../staff.store.ts';
import { findFactorReset } from '../staff-change.store.ts';

/**
 * POST /staff/{staffId}/factor-resets/{requestId}/approve. A second administrator approves the reset: removes the
 * second factor, the passkeys and all sessions of the colleague → customer.send-message.v1. The password stays, and the
 * next sign-in sets up a new factor.
 */
export const approveFactorReset = ({ vault }: { vault: Vault }) =>
  command(ApproveFactorReset, {
    async run({ params: { staffId, requestId }, actor, tx, now, newId }) {
      if (staffId === actor.id) throw STAFF_OWN_FACTOR();
      const member = await lockStaff(tx, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      const askedBy = await findFactorReset(tx, staffId, requestId);
      if (askedBy === undefined) throw STAFF_REQUEST_NOT_WAITING();
      if (askedBy === actor.id) throw STAFF_FACTOR_NEEDS_SECOND_ADMINISTRATOR();
      if (!(await lockAdmin(tx, actor.id))) throw STAFF_NOT_ADMINISTRATOR();
      await removeFactor(tx, staffId);
      await removePasskeys(tx, staffId);
      await revokeAllSessions(tx, staffId);
      const change = { id: newId(), kind: 'factor-reset', reason: null, requestId, madeBy: actor.id } as const;
      const recorded = await saveChange({ tx, vault }, member, nextVersion(member, now), change);
      const event = { id: newId(), accountId: staffId, kind: 'factor-removed', origin: undefined, at: now } as const;
      await recordEvent(tx, vault, event);
      const notice = { template: 'second-factor-changed', values: {} } as const;
      return answer({ staffId, requestId })
        .emits(SendMessage({ causeId: requestId, personId: staffId, notice }))
        .records(recorded);
    },
  });
