import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { requireVersion } from '@toric/chassis/run-command';
import type { Vault } from '@toric/chassis/vault';
import { VERIFICATION_NOT_FOUND } from '@toric/contracts/customer/supply/verification.errors';
import { RecordAnswer } from '@toric/contracts/customer/supply/verification.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertHappened, decideAnswer } from '../verification.ts';
import { insertEntry, lockVerification, updateVerification } from '../verification.store.ts';
import { verificationReceipt } from '../verification.view.ts';
import { conclude } from '../verification-outcome.flow.ts';

/** POST /verifications/{verificationId}/answers → customer.prescription-verified.v1 or -refused.v1 to the orders that wait,
 *  customer.evidence-revoked.v1 for those that silence let go too early. What came too late is kept and raises an alarm. */
export const recordAnswer = ({ vault }: { vault: Vault }) =>
  command(RecordAnswer, {
    async run({ params: { verificationId }, body, actor, expectedVersion, tx, now, newId }) {
      const locked = await lockVerification(tx, verificationId);
      const keys = locked && (await findCustomerKeys(tx, vault, locked.verification.customerId, undefined));
      if (!keys) throw VERIFICATION_NOT_FOUND();
      const { verification } = locked;
      requireVersion(expectedVersion, verification.version);
      assertHappened('/receivedAt', body.receivedAt, verification, now);
      const hearing = decideAnswer(verification, body, new Date(body.receivedAt));
      const contents = { kind: hearing.kind, answer: body };
      await insertEntry(tx, keys, verificationId, { id: newId(), recordedBy: actor.id, recordedAt: now, contents });
      const heard = await updateVerification(tx, verification, { status: hearing.status }, now);
      const messages = await conclude({ tx, vault, now, newId }, locked, {
        hearing,
        answer: body,
        recordedBy: actor.id,
      });
      return answer({ ...verificationReceipt(heard), late: hearing.kind !== 'answer' }).emits(...messages);
    },
  });
