import type { StoredRow } from './prescription.store.ts';

/** Returns the answer to a POST with an idempotency key. It is stored for replays, so it has no medical contents. */
export const receiptOf = ({ id, customerId, status, revision, version, createdAt, updatedAt }: StoredRow) => ({
  id,
  customerId,
  status,
  revision,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
