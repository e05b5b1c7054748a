import type { Vault } from '@toric/chassis/vault';
import { PrescriptionRefused, PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { findAddressOwners } from '../../address.store.ts';
import { findPrescriptions } from '../../prescription.store.ts';
import { refuseSupply } from '../../supply.ts';

/** ⇐ customer.verify-prescription.v1 → customer.prescription-verified.v1 or -refused.v1. Reads only, three statements for
 *  all waiting orders: asked again, it answers again. Nobody sees the contents, so nothing is written to the access log. */
export const verifyPrescription = ({ vault }: { vault: Vault }) =>
  on(VerifyPrescription, {
    async runMany({ received, tx }) {
      const requests = received.map(({ message }) => message);
      const wanted = new Set(requests.flatMap(({ lines }) => lines.map(({ prescriptionId }) => prescriptionId)));
      const places = new Set(requests.map(({ shippingAddressId }) => shippingAddressId));
      const [prescriptions, addressOwners] = await Promise.all([
        findPrescriptions(tx, vault, [...wanted]),
        findAddressOwners(tx, [...places]),
      ]);
      return requests.map((request) => {
        const { orderId } = request;
        const refusal = refuseSupply(request, { prescriptions, addressOwners });
        return emits(refusal ? PrescriptionRefused({ orderId, ...refusal }) : PrescriptionVerified({ orderId }));
      });
    },
  });
