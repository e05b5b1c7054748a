import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { VERIFICATION_NOT_FOUND } from '@toric/contracts/customer/supply/verification.errors';
import { RecordAnswer } from '@toric/contracts/customer/supply/verification.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertEventTime, decideAnswer } from '../verification/verification.ts';
import { insertEntry, lockVerification, updateVerification } from '../verification/verification.store.ts';
import { verificationChange } from '../verification/verification-change.ts';
import { verificationReceipt } from '../verification/verification.view.ts';
import type { SupplyMeans } from '../decide-supply.flow.ts';
import { concludeVerification } from '../verification/verification-outcome.flow.ts';

/**
 * POST /verifications/{verificationId}/answers. Records the answer of a prescriber → customer.prescription-verified.v1
 * or -refused.v1 for waiting orders. A denial or correction that was received in time revokes evidence by silence →
 * customer.evidence-revoked.v1. A denial or correction that was received too late raises an alarm.
 */
export const recordAnswer = ({ vault, lensIds, mostDays }: SupplyMeans) =>
  command(RecordAnswer, {
    async run({ params: { verificationId }, body, actor, expectedVersion, tx, now, newId }) {
      const locked = await lockVerification(tx, verificationId);
      const keys = locked && (await findCustomerKeys(tx, vault, locked.verification.customerId, undefined));
      if (!keys) throw VERIFICATION_NOT_FOUND();
      const { verification } = locked;
      requireVersion(expectedVersion, verification.version);
      assertEventTime('/receivedAt', body.receivedAt, verification, now);
      const effect = decideAnswer(verification, body, new Date(body.receivedAt));
      const contents = { kind: effect.kind, answer: body };
      await insertEntry(tx, keys, verificationId, { id: newId(), recordedBy: actor.id, recordedAt: now, contents });
      const updated = await updateVerification(tx, verification, { status: effect.status }, now);
      const { messages, changes } = await concludeVerification({ tx, vault, lensIds, mostDays, now, newId }, locked, {
        effect,
        answer: body,
        recordedBy: actor.id,
      });
      return answer({ ...verificationReceipt(updated), late: effect.kind !== 'answer' })
        .emits(...messages)
        .records(verificationChange('answered', verification, updated), ...changes);
    },
  });
