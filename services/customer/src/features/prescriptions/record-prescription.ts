import { command, selfOf } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import type { Vault } from '@toric/chassis/vault';
import { RecordPrescription } from '@toric/contracts/customer-prescription.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertSound, statusRecordedBy } from '../../prescription.ts';
import { insertPrescription } from '../../prescription.store.ts';
import { receiptOf } from '../../prescription.view.ts';

/** POST /customers/{customerId}/prescriptions. The customer presents one, an optician records a verified one. */
export const recordPrescription = ({ vault }: { vault: Vault }) =>
  command(RecordPrescription, {
    async run({ params: { customerId }, body: contents, actor, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      assertSound(contents);
      const status = statusRecordedBy(actor.kind);
      const recorded = { id: newId(), customerId, status, contents, recordedBy: actor.id, now };
      return answer(receiptOf(await insertPrescription(tx, keys, recorded)));
    },
  });
