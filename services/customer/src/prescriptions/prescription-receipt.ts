import type { StoredRow } from './prescription.store.ts';

/**
 * Returns a prescription without its medical contents. A POST with an idempotency key answers this, because the answer
 * is stored for repeated requests.
 */
export const receiptOf = ({ id, customerId, status, revision, version, createdAt, updatedAt }: StoredRow) => ({
  id,
  customerId,
  status,
  revision,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
