import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PARTNER_NOT_FOUND } from '@toric/contracts/customer/partners/partner.errors';
import { LinkPrescriber } from '@toric/contracts/customer/partners/partner.http';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { lockPrescription } from '../../prescriptions/prescription.store.ts';
import { requirePrescriber } from '../partner.ts';
import { linkPrescription, lockPartner } from '../partner.store.ts';

/**
 * PUT /customers/{customerId}/prescriptions/{prescriptionId}/partner. Links a prescription to the partner who wrote it.
 */
export const linkPrescriber = ({ vault }: { vault: Vault }) =>
  command(LinkPrescriber, {
    async run({ params: { customerId, prescriptionId: id }, body: { partnerId }, tx, now }) {
      const prescription = await lockPrescription(tx, { id, customerId }, undefined);
      if (!prescription) throw PRESCRIPTION_NOT_FOUND();
      if (partnerId !== null) {
        const partner = await lockPartner(tx, vault, partnerId);
        if (!partner) throw PARTNER_NOT_FOUND();
        requirePrescriber(partner);
      }
      const isNew = await linkPrescription(tx, { id, customerId, partnerId, now });
      const fields = changed({ partnerId: prescription.partnerId }, { partnerId });
      const change = { action: 'prescription.linked', subject: id, customerId, fields } as const;
      return answer({ prescriptionId: id, partnerId }).records(...(isNew ? [change] : []));
    },
  });
