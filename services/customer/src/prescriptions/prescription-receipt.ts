import type { StoredRow } from './prescription.store.ts';

/** Returns the answer to a POST with an idempotency key. It holds no medical contents, because the answer is stored for replays. */
export const receiptOf = ({ id, customerId, status, revision, version, createdAt, updatedAt }: StoredRow) => ({
  id,
  customerId,
  status,
  revision,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
