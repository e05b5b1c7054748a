import type { Language } from '@toric/contracts/kernel/sentence';
import type { StoredDraft } from './draft.store.ts';
import { missingIn, missingView, type MissingValue } from './fhir/parse-fhir.ts';

/**
 * Returns the answer to a FHIR resource that became a draft. It is a receipt with the revision 0, because a draft has
 * no contents of a prescription yet. It holds no medical value.
 */
export const draftReceipt = (
  { id, customerId, createdAt }: StoredDraft,
  missing: readonly MissingValue[],
  language: Language,
) => ({
  ...{ id, customerId, status: 'draft' as const, revision: 0, version: 1 },
  ...{ createdAt: createdAt.toISOString(), updatedAt: createdAt.toISOString() },
  ...{ missing: missingView(missing, language), questions: [], warnings: [] },
});

/** Returns a draft for its reader, with the resource as it was sent. */
export const draftView = (
  { id, customerId, prescriptionId, createdAt, resource }: StoredDraft,
  language: Language,
) => ({
  ...{ id, customerId, prescriptionId, createdAt: createdAt.toISOString(), resource },
  missing: missingView(missingIn(resource, customerId), language),
});
