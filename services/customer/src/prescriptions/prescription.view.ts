import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { receiptOf } from './prescription-receipt.ts';
import type { PrescriptionWithContents } from './prescription.store.ts';
import { statusOn } from './prescription-status.ts';

/** Returns the prescription as a reader sees it on that day. */
export const prescriptionView = ({ row, contents }: PrescriptionWithContents, today: string): PrescriptionView => ({
  ...receiptOf(row),
  ...contents,
  status: statusOn(row.status, contents, today),
});
