import type { PrescriptionView } from '@toric/contracts/customer-prescription.http';
import type { StoredRow, WithContents } from './prescription.store.ts';

/** As a keyed POST answers it: nothing of the contents. */
export const receiptOf = ({ id, customerId, status, revision, version, createdAt, updatedAt }: StoredRow) => ({
  id,
  customerId,
  status,
  revision,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const prescriptionView = ({ row, contents }: WithContents): PrescriptionView => ({
  ...receiptOf(row),
  ...contents,
});
