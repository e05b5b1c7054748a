import { command, selfOf } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { requireVersion } from '@toric/chassis/run-command';
import type { Vault } from '@toric/chassis/vault';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer-prescription.errors';
import { RevisePrescription } from '@toric/contracts/customer-prescription.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertNotWithdrawn, assertSound, statusRecordedBy } from '../../prescription.ts';
import { insertRevision, lockPrescription, updatePrescription } from '../../prescription.store.ts';
import { receiptOf } from '../../prescription.view.ts';

/** POST /customers/{customerId}/prescriptions/{prescriptionId}/revisions. The customer's own revision of a verified
 *  prescription is presented again: nobody has confirmed the new contents. */
export const revisePrescription = ({ vault }: { vault: Vault }) =>
  command(RevisePrescription, {
    async run({ params: { customerId, prescriptionId: id }, body: contents, actor, expectedVersion, tx, now }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      const row = keys && (await lockPrescription(tx, { id, customerId }, selfOf(actor)));
      if (!row) throw PRESCRIPTION_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      assertNotWithdrawn(row.status);
      assertSound(contents);
      const revision = row.revision + 1;
      await insertRevision(tx, keys, { id, revision, contents, recordedBy: actor.id, now });
      return answer(
        receiptOf(await updatePrescription(tx, { ...row, status: statusRecordedBy(actor.kind), revision }, now)),
      );
    },
  });
