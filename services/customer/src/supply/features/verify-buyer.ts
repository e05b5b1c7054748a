import { VerifyBuyer } from '@toric/contracts/customer/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { answerOrders, type SupplyMeans } from '../decide-supply.flow.ts';

/**
 * ⇐ customer.verify-buyer.v1. Decides whether goods without a prescription may be sent to this customer at this address
 * → customer.prescription-verified.v1 without evidence, or customer.prescription-refused.v1.
 */
export const verifyBuyer = ({ vault, lensIds, mostDays, places }: SupplyMeans) =>
  on(VerifyBuyer, {
    async runMany({ received, tx, now, newId }) {
      const requests = received.map(({ message }) => ({ ...message, lines: [] }));
      const means = { tx, vault, lensIds, mostDays, places, now, newId };
      return (await answerOrders(means, requests)).map((answer) => emits(answer));
    },
  });
