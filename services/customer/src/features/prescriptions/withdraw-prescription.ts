import { command, selfOf } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { requireVersion } from '@toric/chassis/run-command';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer-prescription.errors';
import { WithdrawPrescription } from '@toric/contracts/customer-prescription.http';
import { lockPrescription, updatePrescription } from '../../prescription.store.ts';
import { receiptOf } from '../../prescription.view.ts';

/** POST /customers/{customerId}/prescriptions/{prescriptionId}/withdraw. For good; doing it again changes nothing. */
export const withdrawPrescription = command(WithdrawPrescription, {
  async run({ params: { customerId, prescriptionId: id }, actor, expectedVersion, tx, now }) {
    const row = await lockPrescription(tx, { id, customerId }, selfOf(actor));
    if (!row) throw PRESCRIPTION_NOT_FOUND();
    requireVersion(expectedVersion, row.version);
    if (row.status === 'withdrawn') return answer(receiptOf(row));
    return answer(receiptOf(await updatePrescription(tx, { ...row, status: 'withdrawn' }, now)));
  },
});
