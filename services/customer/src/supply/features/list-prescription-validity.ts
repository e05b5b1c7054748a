import { readings } from '@toric/chassis/changes/readings';
import { pageOf } from '@toric/chassis/data/cursor';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListPrescriptionValidity } from '@toric/contracts/customer/prescriptions/prescription-validity.http';
import { dayOf } from '@toric/optics/calendar-day';
import { findCustomerKeys } from '../../data-key.store.ts';
import { validityOf } from '../../prescriptions/prescription-receipt.ts';
import { findPrescriptionPage } from '../../prescriptions/prescription.store.ts';
import type { SupplyMeans } from '../decide-supply.flow.ts';
import { roomOn } from '../rules/supply-room.ts';
import { findSupplies } from '../supply.store.ts';

/** Holds the largest number of prescriptions in one answer. A person seldom has more than one valid prescription. */
const NEWEST = 25;

/**
 * GET /customers/{customerId}/prescription-validity. Lists the newest prescriptions of a customer with their last days, and
 * how much may still be supplied on them. It is a command, because the access to each listed prescription is recorded.
 */
export const listPrescriptionValidity = ({ vault, lensIds, mostDays }: SupplyMeans) =>
  command(ListPrescriptionValidity, {
    async run({ params: { customerId }, query: place, tx, now }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const page = { limit: NEWEST, cursor: undefined, count: undefined };
      const [found, supplies] = await Promise.all([
        findPrescriptionPage(tx, keys, customerId, page),
        findSupplies(tx, [{ customerId }]),
      ]);
      const today = dayOf(now);
      const { data } = pageOf(found, NEWEST, ({ prescription }) => {
        const validity = validityOf(prescription, today);
        const roomFor = roomOn(prescription, supplies, { lensIds, mostDays, place, today });
        return { ...validity, lenses: validity.lenses.map((lens) => ({ ...lens, daysLeft: roomFor(lens.eye) })) };
      });
      const read = data.map(({ id }) => ({ id, customerId }));
      return answer({ data }).records(...readings('prescription.listed', read));
    },
  });
