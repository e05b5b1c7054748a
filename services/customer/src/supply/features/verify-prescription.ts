import { VerifyPrescription } from '@toric/contracts/customer/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { answerOrders, type SupplyMeans } from '../decide-supply.flow.ts';

/**
 * ⇐ customer.verify-prescription.v1. Decides whether the lenses of an order may be supplied →
 * customer.prescription-verified.v1, customer.prescription-refused.v1 or customer.verification-awaited.v1. No person
 * sees the contents, so no reading is recorded.
 */
export const verifyPrescription = ({ vault, lensIds, mostDays, places }: SupplyMeans) =>
  on(VerifyPrescription, {
    async runMany({ received, tx, now, newId }) {
      const requests = received.map(({ message }) => message);
      const means = { tx, vault, lensIds, mostDays, places, now, newId };
      return (await answerOrders(means, requests)).map((answer) => emits(answer));
    },
  });
