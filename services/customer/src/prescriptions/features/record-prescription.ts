import { command, selfOf } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import type { Vault } from '@toric/chassis/vault';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { evidenceRecorded } from '../evidence.ts';
import { assertSound } from '../prescription.ts';
import { insertPrescription } from '../prescription.store.ts';
import { receiptOf } from '../prescription-receipt.ts';
import { statusRecorded } from '../prescription-status.ts';

/** POST /customers/{customerId}/prescriptions. The customer presents one, an optician records a verified one; of one whose
 *  document nobody showed, the prescriber is asked as soon as it is ordered on. */
export const recordPrescription = ({ vault }: { vault: Vault }) =>
  command(RecordPrescription, {
    async run({ params: { customerId }, body: { source, ...contents }, actor, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      assertSound(contents);
      const status = statusRecorded({ by: actor.kind, source });
      const evidence = evidenceRecorded(status, actor.id, newId);
      const recorded = { id: newId(), customerId, status, evidence, contents, recordedBy: actor.id, now };
      return answer(receiptOf(await insertPrescription(tx, keys, recorded)));
    },
  });
