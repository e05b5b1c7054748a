import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { PrescriptionWithContents, StoredRow } from './prescription.store.ts';
import { statusOn } from './prescription-status.ts';

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

/** Returns the prescription with its contents, as a reader sees it on that day. */
export const prescriptionView = ({ row, contents }: PrescriptionWithContents, today: string): PrescriptionView => ({
  ...receiptOf(row),
  ...contents,
  reviewSince: row.reviewSince?.toISOString() ?? null,
  status: statusOn(row.status, contents, today),
});
