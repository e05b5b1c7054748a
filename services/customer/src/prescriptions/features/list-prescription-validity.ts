import { readings } from '@toric/chassis/changes/readings';
import { pageOf } from '@toric/chassis/data/cursor';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListPrescriptionValidity } from '@toric/contracts/customer/prescriptions/prescription-validity.http';
import { dayOf } from '@toric/optics/calendar-day';
import { findCustomerKeys } from '../../data-key.store.ts';
import { validityOf } from '../prescription-receipt.ts';
import { findPrescriptionPage } from '../prescription.store.ts';

/** Holds the largest number of prescriptions in one answer. A person seldom has more than one valid prescription. */
const NEWEST = 25;

/**
 * GET /customers/{customerId}/prescription-validity. Lists the newest prescriptions of a customer with their last days.
 * It is a command, because the access to each listed prescription is recorded.
 */
export const listPrescriptionValidity = ({ vault }: { vault: Vault }) =>
  command(ListPrescriptionValidity, {
    async run({ params: { customerId }, tx, now }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const page = { limit: NEWEST, cursor: undefined, count: undefined };
      const found = await findPrescriptionPage(tx, keys, customerId, page);
      const { data } = pageOf(found, NEWEST, ({ prescription }) => validityOf(prescription, dayOf(now)));
      const read = data.map(({ id }) => ({ id, customerId }));
      return answer({ data }).records(...readings('prescription.listed', read));
    },
  });
