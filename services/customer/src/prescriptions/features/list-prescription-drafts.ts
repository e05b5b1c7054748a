import { readings } from '@toric/chassis/changes/readings';
import { viewsOf } from '@toric/chassis/data/unreadable';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListPrescriptionDrafts } from '@toric/contracts/customer/prescriptions/draft.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { draftView } from '../draft-receipt.ts';
import { findOpenDrafts } from '../draft.store.ts';

/**
 * GET /customers/{customerId}/prescription-drafts. Lists the drafts that are not completed. It is a command, because
 * the access to each draft is recorded.
 */
export const listPrescriptionDrafts = ({ vault }: { vault: Vault }) =>
  command(ListPrescriptionDrafts, {
    async run({ params: { customerId }, actor, language, tx }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const drafts = await findOpenDrafts(tx, keys, customerId);
      const shown = viewsOf(drafts, ({ draft }) => draftView(draft, language));
      const read = shown.data.map(({ id }) => ({ id, customerId }));
      return answer(shown).records(...readings('prescription.listed', read));
    },
  });
