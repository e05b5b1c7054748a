import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { StoredRow, WithContents } from './prescription.store.ts';
import { statusOn } from './prescription-status.ts';

/** As a keyed POST answers it: nothing of the contents, and so nothing of their last day. */
export const receiptOf = ({ id, customerId, status, revision, version, createdAt, updatedAt }: StoredRow) => ({
  id,
  customerId,
  status,
  revision,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const prescriptionView = ({ row, contents }: WithContents, today: string): PrescriptionView => ({
  ...receiptOf(row),
  ...contents,
  status: statusOn(row.status, contents, today),
});
