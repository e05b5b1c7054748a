import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { RevisePrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { answerWaitingOrders } from '../../supply/decide-supply.flow.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { evidenceOnRecording } from '../../prescriptions/evidence.ts';
import { assertNotWithdrawn, assertValidContents } from '../../prescriptions/prescription.ts';
import { insertRevision, lockPrescription, updatePrescription } from '../../prescriptions/prescription.store.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { statusOnRecording } from '../../prescriptions/prescription-status.ts';
import { dropVerification } from '../../supply/verification/verification.store.ts';

/** POST /customers/{customerId}/prescriptions/{prescriptionId}/revisions. Stores a new revision with a status of its
 *  own. Drops the open verification → customer.prescription-verified.v1 or -refused.v1 for waiting orders. */
export const revisePrescription = ({ vault }: { vault: Vault }) =>
  command(RevisePrescription, {
    async run({ params, body: { source, ...contents }, actor, expectedVersion, tx, now, newId }) {
      const { customerId, prescriptionId: id } = params;
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      const row = keys && (await lockPrescription(tx, { id, customerId }, selfOf(actor)));
      if (!row) throw PRESCRIPTION_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      assertNotWithdrawn(row.status);
      assertValidContents(contents);
      const revision = row.revision + 1;
      await insertRevision(tx, keys, { id, revision, contents, recordedBy: actor.id, now });
      const status = statusOnRecording({ by: actor.kind, source, before: row.status });
      const evidence = evidenceOnRecording(status, actor.id, newId);
      const revised = await updatePrescription(tx, id, { status, revision, evidence }, now);
      await dropVerification(tx, id, now);
      return answer(receiptOf(revised)).emits(...(await answerWaitingOrders({ tx, vault, now, newId }, revised)));
    },
  });
