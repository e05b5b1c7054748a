import type { Vault } from '@toric/chassis/vault';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { answerOrders } from '../decide-supply.flow.ts';

/** ⇐ customer.verify-prescription.v1 → customer.prescription-verified.v1 or -refused.v1, in one round trip for all waiting
 *  orders that writes nothing; or → customer.verification-awaited.v1, and a prescriber is asked (features/verifications).
 *  Asked again, it answers again. Nobody sees the contents, so nothing is written to the access log. */
export const verifyPrescription = ({ vault }: { vault: Vault }) =>
  on(VerifyPrescription, {
    async runMany({ received, tx, now, newId }) {
      const requests = received.map(({ message }) => message);
      return (await answerOrders({ tx, vault, now, newId }, requests)).map((answer) => emits(answer));
    },
  });
