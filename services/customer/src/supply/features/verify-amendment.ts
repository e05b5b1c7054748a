import { VerifyAmendment } from '@toric/contracts/customer/supply/amendment.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { answerOrders, type SupplyMeans } from '../decide-supply.flow.ts';

/**
 * ⇐ customer.verify-amendment.v1. Decides whether the new lines of an order may be supplied at the address of the
 * amendment → customer.amendment-verified.v1, customer.amendment-refused.v1 or customer.amendment-awaited.v1. The order
 * keeps its address and its supplies until keep-amendment.ts runs.
 */
export const verifyAmendment = ({ vault, lensIds, mostDays, places }: SupplyMeans) =>
  on(VerifyAmendment, {
    async runMany({ received, tx, now, newId }) {
      const requests = received.map(({ message }) => message);
      const means = { tx, vault, lensIds, mostDays, places, now, newId };
      return (await answerOrders(means, requests)).map((answer) => emits(answer));
    },
  });
