import { command, selfOf } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { DiscardPrescriptionDraft } from '@toric/contracts/customer/prescriptions/draft.http';
import {
  PRESCRIPTION_DRAFT_COMPLETED,
  PRESCRIPTION_DRAFT_NOT_FOUND,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { deleteDraft, lockDraft } from '../draft.store.ts';

/** DELETE /customers/{customerId}/prescription-drafts/{draftId}. Deletes a draft that is not completed. */
export const discardPrescriptionDraft = ({ vault }: { vault: Vault }) =>
  command(DiscardPrescriptionDraft, {
    async run({ params: { customerId, draftId: id }, actor, tx }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      const draft = keys && (await lockDraft(tx, keys, { id, customerId }));
      if (!draft) throw PRESCRIPTION_DRAFT_NOT_FOUND();
      if (draft.prescriptionId !== null) throw PRESCRIPTION_DRAFT_COMPLETED();
      await deleteDraft(tx, id);
      return noContent().records({ action: 'prescription-draft.discarded', subject: id, customerId });
    },
  });
