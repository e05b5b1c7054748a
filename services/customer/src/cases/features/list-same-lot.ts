import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_NAMES_NO_LOT, CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { CaseState } from '@toric/contracts/customer/cases/case';
import { ListSameLot } from '@toric/contracts/customer/cases/case-work.http';
import { lockCase } from '../case.store.ts';
import { findCasesOfLot, findCustomersOfLot } from '../lot.store.ts';

/**
 * Holds the largest number of customers in one answer. A lot may have more customers, and a recall reaches all of them.
 */
const CUSTOMERS = 500;

/** GET /cases/{caseId}/same-lot. Lists the customers to whom boxes of the lot were sent, and records the access. */
export const listSameLot = command(ListSameLot, {
  async run({ params: { caseId }, tx }) {
    const found = await lockCase(tx, caseId);
    if (!found) throw CASE_NOT_FOUND();
    const { lotNumber, customerId } = found;
    if (lotNumber === null) throw CASE_NAMES_NO_LOT();
    const customers = await findCustomersOfLot(tx, lotNumber, CUSTOMERS + 1);
    const cases = await findCasesOfLot(tx, lotNumber, caseId);
    return answer({
      lotNumber,
      customers: customers
        .slice(0, CUSTOMERS)
        .map(({ shippedAt, ...rest }) => ({ ...rest, shippedAt: shippedAt.toISOString() })),
      more: customers.length > CUSTOMERS,
      otherCases: cases.map(({ state, ...rest }) => ({ ...rest, state: CaseState.parse(state) })),
    }).records({ action: 'case.lot-looked-up', subject: caseId, customerId });
  },
});
