import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { VERIFICATION_NOT_FOUND, VERIFICATION_NOT_WANTED } from '@toric/contracts/customer/supply/verification.errors';
import { RecordTransmission } from '@toric/contracts/customer/supply/verification.http';
import { composeRequest } from '../compose-request.flow.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findRevision } from '../../prescriptions/prescription.store.ts';
import { findDenials } from '../denial.store.ts';
import { assertOpen, assertTransmissionTimes, startClock } from '../verification/verification.ts';
import { insertEntry, lockVerification, updateVerification } from '../verification/verification.store.ts';
import { verificationChange } from '../verification/verification-change.ts';
import { clockView, verificationReceipt } from '../verification/verification.view.ts';
import { endVerificationAt } from '../verification/verification-timer.ts';

/**
 * POST /verifications/{verificationId}/transmissions. Stores the request as it was sent, with the proof of sending, and
 * starts the clock. If there is a deadline, plans the effect end-verification for it.
 */
export const recordTransmission = ({ vault }: { vault: Vault }) =>
  command(RecordTransmission, {
    async run({ params: { verificationId }, body, actor, language, expectedVersion, tx, now, newId }) {
      const locked = await lockVerification(tx, verificationId);
      const keys = locked && (await findCustomerKeys(tx, vault, locked.verification.customerId, undefined));
      if (!keys) throw VERIFICATION_NOT_FOUND();
      const { verification } = locked;
      requireVersion(expectedVersion, verification.version);
      assertOpen(verification);
      assertTransmissionTimes(body, verification, now);
      const composed = await composeRequest(tx, keys, verification);
      if (!composed) throw VERIFICATION_NOT_WANTED();
      const { asked } = composed;
      const { prescriptionId, revision, customerId } = verification;
      const contents = await findRevision(tx, keys, { id: prescriptionId, revision });
      const isDenied = await findDenials(tx, keys, customerId);
      const { deadline, ...clock } = startClock(body, asked, { ...composed, denied: isDenied(contents) });
      const sending = { kind: 'transmission' as const, transmission: body, asked, clock };
      const entry = { id: newId(), recordedBy: actor.id, recordedAt: now, contents: sending };
      await insertEntry(tx, keys, verificationId, entry);
      const sent = await updateVerification(tx, verification, { status: 'waiting', deadline }, now);
      return answer({ ...verificationReceipt(sent), clock: clockView(clock, language) })
        .performs(...(deadline ? [endVerificationAt(verificationId, deadline, now)] : []))
        .records(verificationChange('transmitted', verification, sent));
    },
  });
