import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { WithdrawPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { lockCustomers } from '../../customer-lock.store.ts';
import { answerWaitingOrders, type SupplyMeans } from '../../supply/decide-supply.flow.ts';
import { requireNextStatus } from '../../prescriptions/prescription.ts';
import { lockPrescription, updatePrescription } from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { dropVerification } from '../../supply/verification/verification.store.ts';

/**
 * POST /customers/{customerId}/prescriptions/{prescriptionId}/withdraw. Withdraws a prescription permanently, and drops
 * its open verification → customer.prescription-verified.v1 or -refused.v1 for waiting orders. A repeat changes
 * nothing.
 */
export const withdrawPrescription = ({ vault, lensIds, mostDays }: SupplyMeans) =>
  command(WithdrawPrescription, {
    async run({ params: { customerId, prescriptionId: id }, actor, expectedVersion, tx, now, newId }) {
      await lockCustomers(tx, [customerId]);
      const row = await lockPrescription(tx, { id, customerId }, selfOf(actor));
      if (!row) throw PRESCRIPTION_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      const status = requireNextStatus(row.status, 'withdraw');
      if (status === row.status) return answer(receiptOf(row)).records();
      const withdrawn = await updatePrescription(tx, id, { ...row, status, evidence: undefined }, now);
      await dropVerification(tx, id, now);
      const messages = await answerWaitingOrders({ tx, vault, lensIds, mostDays, now, newId }, withdrawn);
      return answer(receiptOf(withdrawn))
        .emits(...messages)
        .records(prescriptionChange('withdrawn', row, withdrawn));
    },
  });
