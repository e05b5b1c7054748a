import { readings } from '@toric/chassis/changes/readings';
import { pageOf } from '@toric/chassis/data/cursor';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ListPrescriptions } from '@toric/contracts/customer/prescriptions/prescription.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findPrescriptionPage } from '../prescription.store.ts';
import { prescriptionView } from '../prescription-receipt.ts';

/**
 * GET /customers/{customerId}/prescriptions. Lists the prescriptions of a customer. It is a command, because the access
 * to each listed prescription is recorded.
 */
export const listPrescriptions = ({ vault }: { vault: Vault }) =>
  command(ListPrescriptions, {
    async run({ params: { customerId }, query: { limit, cursor, count }, actor, tx, now: at }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const found = await findPrescriptionPage(tx, keys, customerId, { limit, cursor, count });
      const page = pageOf(found, limit, ({ prescription }) => prescriptionView(prescription, dayOf(at)));
      return answer(page).records(...readings('prescription.listed', page.data));
    },
  });
