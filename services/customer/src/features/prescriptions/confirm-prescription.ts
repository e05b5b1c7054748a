import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { requireVersion } from '@toric/chassis/run-command';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer-prescription.errors';
import { ConfirmPrescription } from '@toric/contracts/customer-prescription.http';
import { assertNotWithdrawn } from '../../prescription.ts';
import { lockPrescription, updatePrescription } from '../../prescription.store.ts';
import { receiptOf } from '../../prescription.view.ts';

/** POST /customers/{customerId}/prescriptions/{prescriptionId}/verify. An optician confirms what the customer presented;
 *  doing it again changes nothing. */
export const confirmPrescription = command(ConfirmPrescription, {
  async run({ params: { customerId, prescriptionId: id }, expectedVersion, tx, now }) {
    const row = await lockPrescription(tx, { id, customerId }, undefined);
    if (!row) throw PRESCRIPTION_NOT_FOUND();
    requireVersion(expectedVersion, row.version);
    assertNotWithdrawn(row.status);
    if (row.status === 'verified') return answer(receiptOf(row));
    return answer(receiptOf(await updatePrescription(tx, { ...row, status: 'verified' }, now)));
  },
});
