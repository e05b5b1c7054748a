import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { VERIFICATION_NOT_FOUND } from '@toric/contracts/customer/supply/verification.errors';
import { RecordContact } from '@toric/contracts/customer/supply/verification.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertEventTime } from '../verification/verification.ts';
import { insertEntry, lockVerification, updateVerification } from '../verification/verification.store.ts';
import { verificationChange } from '../verification/verification-change.ts';
import { verificationReceipt } from '../verification/verification.view.ts';

/**
 * POST /verifications/{verificationId}/contacts. Records a call or a reminder to the prescriber, even after the
 * verification has ended.
 */
export const recordContact = ({ vault }: { vault: Vault }) =>
  command(RecordContact, {
    async run({ params: { verificationId }, body: contact, actor, tx, now, newId }) {
      const locked = await lockVerification(tx, verificationId);
      const keys = locked && (await findCustomerKeys(tx, vault, locked.verification.customerId, undefined));
      if (!keys) throw VERIFICATION_NOT_FOUND();
      const { verification } = locked;
      assertEventTime('/at', contact.at, verification, now);
      const contents = { kind: 'contact' as const, contact };
      await insertEntry(tx, keys, verificationId, { id: newId(), recordedBy: actor.id, recordedAt: now, contents });
      const updated = await updateVerification(tx, verification, {}, now);
      return answer(verificationReceipt(updated)).records(verificationChange('contacted', verification, updated));
    },
  });
